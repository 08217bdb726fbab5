package org.certbureau.region.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.Annex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormRulesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Situation NEW_UNIT =
      Situation.of(Service.NEW, HolderType.UNIT, Channel.COUNTER);

  private static final Map<String, String> CHANGSHA =
      Map.ofEntries(
          Map.entry("applications", "PLATFORM_12333,INSURANCE_SITE"),
          Map.entry("unitName", "长沙澄岚包装材料有限公司"),
          Map.entry("unitType", "ENTERPRISE"),
          Map.entry("creditCode", "91430100MA4L00011K"),
          Map.entry("insuranceNumber", "430111002318"),
          Map.entry("legalRepresentative", "周䶮"),
          Map.entry("legalAddress", "湖南省长沙市雨花区示例路 1 号"),
          Map.entry("unitPhone", "0731-85550142"),
          Map.entry("unitEmail", "office@example.cn"),
          Map.entry("agentName", "欧阳喆堃"),
          Map.entry("agentDocumentType", "CITIZEN_ID"),
          Map.entry("agentDocumentNumber", "430102199003077572"),
          Map.entry("agentMobile", "13800138000"));

  private static final Map<String, String> GUANGDONG =
      Map.ofEntries(
          Map.entry("unitName", "广东省示例研究院"),
          Map.entry("creditCode", "1244000045585765XR"),
          Map.entry("unitPhone", "020-85550142"),
          Map.entry("unitEmail", "office@example.cn"),
          Map.entry("postalCode", "510000"),
          Map.entry("legalAddress", "广州市海珠区示例路 2 号"),
          Map.entry("mailingAddress", "广州市海珠区示例路 2 号"),
          Map.entry("agentName", "易佳"),
          Map.entry("agentMobile", "13900139000"),
          Map.entry("agentEmail", "agent@example.cn"),
          Map.entry("agentDocumentNumber", "440305199208150018"));

  @Test
  void a_complete_form_passes_with_its_values_in_the_form_in_which_they_are_kept() {
    Map<String, String> typed = new HashMap<>(CHANGSHA);
    typed.put("creditCode", " 91430100ma4l00011k ");
    typed.put("agentDocumentNumber", "１１０１０５１９４９１２３１００２x");
    typed.put("agentName", "　艾力•买买提 ");
    typed.put("unitName", "长沙澄岚  包装（集团）");
    CheckedForm checked = FormRules.check(Policies.CHANGSHA, NEW_UNIT, typed, TODAY);
    assertThat(checked.problems()).isEmpty();
    assertThat(checked.require())
        .containsEntry("creditCode", "91430100MA4L00011K")
        .containsEntry("agentDocumentNumber", "11010519491231002X")
        .containsEntry("agentName", "艾力·买买提")
        .containsEntry("unitName", "长沙澄岚 包装（集团）")
        .containsEntry("applications", "INSURANCE_SITE,PLATFORM_12333");
    assertThat(FormRules.systems(checked.values())).isEqualTo(2);
  }

  @ParameterizedTest(name = "U+{0} within every value")
  @ValueSource(
      strings = {
        "00AD", "034F", "061C", "115F", "180B", "200B", "200D", "202E", "2066", "3164", "FE0F",
        "FEFF", "FFA0", "E0020", "E0100"
      })
  void what_nobody_sees_changes_no_value_and_keeps_none_from_its_form(String character) {
    String unseen = Character.toString(Integer.parseInt(character, 16));
    Map.of(Policies.CHANGSHA, CHANGSHA, Policies.GUANGDONG, GUANGDONG)
        .forEach(
            (policy, right) -> {
              Map<String, String> typed = new HashMap<>();
              right.forEach((key, value) -> typed.put(key, within(value, unseen)));
              CheckedForm read = FormRules.checkDraft(policy, NEW_UNIT, typed, TODAY);
              assertThat(read.problems()).isEmpty();
              assertThat(read.values())
                  .isEqualTo(FormRules.checkDraft(policy, NEW_UNIT, right, TODAY).values());
            });
  }

  private static String within(String value, String unseen) {
    int middle = value.offsetByCodePoints(0, value.codePointCount(0, value.length()) / 2);
    return value.substring(0, middle) + unseen + value.substring(middle);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ENTERPRISE", "enterprise", " Ｅnterprise ", "企业（工商营业执照）"})
  void what_is_chosen_is_known_by_its_code_or_its_word_however_spelled(String typed) {
    Map<String, String> form = new HashMap<>(CHANGSHA);
    form.put("unitType", typed);
    assertThat(FormRules.check(Policies.CHANGSHA, NEW_UNIT, form, TODAY).require())
        .containsEntry("unitType", "ENTERPRISE");
  }

  @ParameterizedTest
  @CsvSource({"护照, E12345678", "passport, e1234 5678", "居民身份证, 430102199003077572"})
  void a_document_is_read_by_its_kind_however_that_is_called(String kind, String number) {
    Map<String, String> form = new HashMap<>(CHANGSHA);
    form.put("agentDocumentType", kind);
    form.put("agentDocumentNumber", number);
    assertThat(FormRules.check(Policies.CHANGSHA, NEW_UNIT, form, TODAY).problems()).isEmpty();
  }

  @Test
  void who_chooses_what_is_not_offered_is_told_what_is() {
    Map<String, String> form = new HashMap<>(CHANGSHA);
    form.put("agentDocumentType", "PERMANENT_RESIDENT_CARD");
    List<Problem> problems = FormRules.check(Policies.CHANGSHA, NEW_UNIT, form, TODAY).problems();
    assertThat(problems.get(0).field()).isEqualTo("agentDocumentType");
    assertThat(Messages.text(Locale.SIMPLIFIED_CHINESE, problems.get(0))).contains("居民身份证、护照");
  }

  /** A draft keeps what is wrong as free text: it must be as wrong when it is handed in. */
  @Test
  void a_letter_that_is_another_by_its_composed_form_is_read_as_that_one() {
    Map<String, String> typed = new HashMap<>(CHANGSHA);
    typed.put("creditCode", "91430100-ma4l00011\u212a");
    assertThat(FormRules.checkDraft(Policies.CHANGSHA, NEW_UNIT, typed, TODAY).require())
        .containsEntry("creditCode", "91430100MA4L00011K");
  }

  @Test
  void presets_stand_where_nothing_was_typed() {
    CheckedForm checked = FormRules.check(Policies.GUANGDONG, NEW_UNIT, GUANGDONG, TODAY);
    assertThat(checked.require())
        .containsEntry("crossBorder", "false")
        .containsEntry("project", "ONLINE_DESK")
        .doesNotContainKey("department");
    assertThat(FormRules.systems(checked.values())).isEqualTo(1);
  }

  @Test
  void a_document_number_is_read_by_the_preset_kind_of_document() {
    Map<String, String> typed = new HashMap<>(CHANGSHA);
    typed.remove("agentDocumentType");
    assertThat(FormRules.check(Policies.CHANGSHA, NEW_UNIT, typed, TODAY).require())
        .containsEntry("agentDocumentType", "CITIZEN_ID");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          INSURANCE_SITE                            | INSURANCE_SITE                             | 1
          PLATFORM_12333,INSURANCE_SITE             | INSURANCE_SITE,PLATFORM_12333              | 2
          长沙市12333公共服务平台                   | PLATFORM_12333                             | 1
          人事考试网、就业服务平台                  | 人事考试网,就业服务平台                    | 2
          就业服务平台, INSURANCE_SITE，就业服务平台 | INSURANCE_SITE,就业服务平台               | 2
          ab系统,ＡＢ系统,AB 系 统                  | ab系统                                     | 1
          insurance_site,INSURANCE_SITE             | INSURANCE_SITE                             | 1
          """)
  void a_system_is_listed_or_named_and_counts_once_A_C19(String typed, String kept, int counted) {
    Map<String, String> form = new HashMap<>(CHANGSHA);
    form.put("applications", typed);
    Map<String, String> values =
        FormRules.check(Policies.CHANGSHA, NEW_UNIT, form, TODAY).require();
    assertThat(values).containsEntry("applications", kept);
    assertThat(FormRules.systems(values)).isEqualTo(counted);
  }

  @ParameterizedTest(name = "{0}: M4 demanded {1}")
  @CsvSource({
    "creditCode,         91430100MA4L00011K, false",
    "organizationCode,   MA4L00011,          true",
    "registrationNumber, 430100000000124,    true",
    "otherDocument,      军队单位证明 0318,  false"
  })
  void each_document_of_a_unit_is_a_way_and_none_a_dead_end_A_G19(
      String document, String number, boolean demanded) {
    Situation situation = NEW_UNIT;
    Map<String, String> values = Map.of(document, number);
    for (Map.Entry<Fact, Boolean> fact : FormRules.facts(values).known().entrySet()) {
      situation = situation.with(fact.getKey(), fact.getValue());
    }
    Situation told = situation;
    assertThat(
            Policies.GUANGDONG.materials(told).stream()
                .filter(material -> material.appliesTo(told))
                .anyMatch(material -> material.code().equals("M4")))
        .isEqualTo(demanded);
  }

  @ParameterizedTest
  @CsvSource({"true, , region.field-required", "true, 教务处, ", "false, , ", ", 教务处, ", ", , "})
  void who_applies_in_a_departments_name_names_it_GD_31(
      String inDepartmentsName, String department, String code) {
    Map<String, String> form = new HashMap<>(GUANGDONG);
    form.remove("department");
    if (inDepartmentsName != null) {
      form.put("inDepartmentsName", inDepartmentsName);
    }
    if (department != null) {
      form.put("department", department);
    }
    assertThat(FormRules.check(Policies.GUANGDONG, NEW_UNIT, form, TODAY).problems())
        .extracting(problem -> problem.code() + " " + problem.field() + " " + problem.rule())
        .isEqualTo(code == null ? List.of() : List.of("region.field-required department GD-31"));
  }

  @ParameterizedTest(name = "{0}: {1} = {2}: {3} at {4} by {5}")
  @CsvSource(
      nullValues = "null",
      textBlock =
          """
          CS, unitName,            '',                   region.field-required,          unitName,            CS-02
          CS, unitName,            '  ',                 region.field-required,          unitName,            CS-02
          CS, unitName,            '12345',              kernel.name-letters,            unitName,            CS-02
          CS, unitType,            SHOP,                 region.field-choice,            unitType,            CS-S1
          CS, creditCode,          '',                   region.field-any-of,            creditCode,          CS-1.3
          CS, creditCode,          91430100MA4L00011J,   kernel.credit-code-check,       creditCode,          CS-1.3
          CS, creditCode,          9143010OMA4L00011K,   kernel.credit-code-character,   creditCode,          CS-1.3
          CS, registrationNumber,  430100000000125,      kernel.registration-number-check, registrationNumber, CS-S3
          CS, registrationNumber,  430100000000124,      region.field-required,          organizationCode,    CS-S1
          CS, organizationCode,    123456789,            kernel.organization-code-check, organizationCode,    CS-S1
          CS, insuranceNumber,     '4301.11',            kernel.insurance-number,        insuranceNumber,     CS-S1
          CS, unitPhone,           12345,                kernel.phone-number,            unitPhone,           CS-02
          CS, unitEmail,           office.example.cn,    kernel.email-address,           unitEmail,           CS-S3
          CS, agentName,           '<b>',                kernel.name-symbol,             agentName,           CS-S1
          CS, agentDocumentType,   PASSPORT,             region.document-of-other-kind,  agentDocumentNumber, CS-S1
          CS, agentDocumentNumber, 430102199003077574,   kernel.citizen-id-check,        agentDocumentNumber, CS-S1
          CS, agentDocumentNumber, 500103198502291231,   kernel.citizen-id-date,         agentDocumentNumber, CS-S1
          CS, agentMobile,         12800138000,          kernel.mobile-number,           agentMobile,         CS-1.3
          CS, applications,        '',                   region.field-required,          applications,        CS-F3
          CS, applications,        ',、',                region.field-choice,            applications,        CS-F3
          CS, applications,        'a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u', region.field-too-many, applications, CS-F3
          CS, department,          '总务',                region.field-unknown,           department,          null
          CS, acceptor,            '李雯',                region.field-unknown,           acceptor,            null
          CS, legalAddress,        'line\u0007bell',     kernel.text-control,            legalAddress,        CS-02
          GD, creditCode,          '',                   region.field-any-of,            organizationCode,    A-G5
          GD, unitName,            '',                   region.field-required,          unitName,            GD-01
          GD, postalCode,          51000,                kernel.postal-code,             postalCode,          A-G5
          GD, mailingAddress,      '',                   region.field-required,          mailingAddress,      A-G5
          GD, agentDocumentNumber, E12345678,            kernel.citizen-id-shape,        agentDocumentNumber, A-G5
          GD, crossBorder,         maybe,                region.field-boolean,           crossBorder,         GD-25
          """)
  void each_thing_that_is_wrong_names_field_and_rule(
      String region, String key, String typed, String code, String field, String rule) {
    boolean changsha = region.equals("CS");
    Map<String, String> form = new HashMap<>(changsha ? CHANGSHA : GUANGDONG);
    form.put(key, typed);
    CheckedForm checked =
        FormRules.check(changsha ? Policies.CHANGSHA : Policies.GUANGDONG, NEW_UNIT, form, TODAY);
    assertThat(checked.problems())
        .singleElement()
        .extracting(Problem::code, Problem::field, Problem::rule)
        .containsExactly(code, field, rule);
    assertThat(checked.values()).doesNotContainKey(field);
  }

  @ParameterizedTest(name = "by {0} alone")
  @CsvSource(
      textBlock =
          """
          organizationCode,   45585765-X
          creditCode,         1244000045585765XR
          registrationNumber, 440300103123454
          otherDocument,      社会团体登记证 粤社证字 001 号
          """)
  void any_one_of_the_units_documents_will_do(String key, String typed) {
    Map<String, String> form = new HashMap<>(GUANGDONG);
    form.remove("creditCode");
    form.put(key, typed);
    assertThat(FormRules.check(Policies.GUANGDONG, NEW_UNIT, form, TODAY).problems()).isEmpty();
  }

  @Test
  void everything_is_said_at_once_in_the_order_of_the_form() {
    CheckedForm checked =
        FormRules.check(
            Policies.GUANGDONG, NEW_UNIT, Map.of("agentMobile", "1", "shoeSize", "42"), TODAY);
    assertThat(checked.problems())
        .extracting(Problem::field)
        .containsExactly(
            "shoeSize",
            "agentMobile",
            "unitName",
            "unitPhone",
            "postalCode",
            "unitEmail",
            "legalAddress",
            "mailingAddress",
            "agentName",
            "agentEmail",
            "agentDocumentNumber",
            "organizationCode");
    RuleViolation refused = catchThrowableOfType(RuleViolation.class, checked::require);
    assertThat(refused.problems()).isEqualTo(checked.problems());
  }

  @Test
  void a_draft_may_be_incomplete_but_not_wrong() {
    assertThat(
            FormRules.checkDraft(Policies.CHANGSHA, NEW_UNIT, Map.of("unitName", "长沙澄岚"), TODAY)
                .problems())
        .isEmpty();
    assertThat(
            FormRules.checkDraft(Policies.CHANGSHA, NEW_UNIT, Map.of("creditCode", "1"), TODAY)
                .problems())
        .extracting(Problem::field)
        .containsExactly("creditCode");
  }

  @Test
  void what_no_field_takes_is_refused_in_drafts_and_rows_too() {
    assertThat(
            FormRules.checkDraft(Policies.CHANGSHA, NEW_UNIT, Map.of("shoeSize", "42"), TODAY)
                .problems())
        .containsExactly(Problem.of("region.field-unknown", "shoeSize", "shoeSize"));
    Annex annex =
        Policies.NOWHERE
            .annex(Situation.of(Service.NEW, HolderType.EMPLOYEE, Channel.COUNTER))
            .orElseThrow();
    Map<String, String> row =
        Map.of("name", "李华", "citizenId", "430102199003077572", "shoeSize", "42");
    assertThat(FormRules.checkRow(Policies.NOWHERE, annex, row, TODAY).problems())
        .containsExactly(Problem.of("region.field-unknown", "shoeSize", "shoeSize"));
  }

  @ParameterizedTest(name = "without {0}: {1}, {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          unitName   | 单位名称                       | Name of the unit
          creditCode | 统一社会信用代码、工商注册号   | Unified social credit code, Business registration number
          """)
  void what_is_missing_goes_by_its_labels_in_each_language(String key, String zh, String en) {
    Map<String, String> form = new HashMap<>(CHANGSHA);
    form.remove(key);
    assertThat(FormRules.check(Policies.CHANGSHA, NEW_UNIT, form, TODAY).problems())
        .singleElement()
        .extracting(Problem::args)
        .isEqualTo(List.of(zh, en));
  }

  @Test
  void a_persons_number_never_stands_in_a_refusal() {
    Map<String, String> form = new HashMap<>(CHANGSHA);
    form.put("agentDocumentNumber", "430102199003077574");
    form.put("agentMobile", "12800138000");
    assertThat(FormRules.check(Policies.CHANGSHA, NEW_UNIT, form, TODAY).problems().toString())
        .doesNotContain("430102199003077574", "12800138000");
  }

  @Test
  void a_number_of_an_unknown_kind_of_document_cannot_be_kept() {
    Map<String, String> form = new HashMap<>(CHANGSHA);
    form.put("agentDocumentType", "DRIVER");
    assertThat(FormRules.check(Policies.CHANGSHA, NEW_UNIT, form, TODAY).problems())
        .extracting(problem -> problem.code() + " at " + problem.field())
        .containsExactly(
            "region.field-choice at agentDocumentType",
            "region.field-document-kind at agentDocumentNumber");
  }

  @Test
  void texts_are_held_to_their_length() {
    Map<String, String> form = new HashMap<>(GUANGDONG);
    form.put("otherDocument", "证".repeat(101));
    assertThat(FormRules.check(Policies.GUANGDONG, NEW_UNIT, form, TODAY).problems())
        .singleElement()
        .extracting(Problem::code, Problem::args)
        .containsExactly("region.field-too-long", List.of("101", "100"));
  }

  @Test
  void rare_characters_of_names_pass_and_private_ones_do_not() {
    for (String name : List.of("㛃龑", "张𬱖", "王𫖯", "李〇", "Zoë O'Hara-Smith", "艾力·买买提")) {
      Map<String, String> form = new HashMap<>(CHANGSHA);
      form.put("agentName", name);
      assertThat(FormRules.check(Policies.CHANGSHA, NEW_UNIT, form, TODAY).problems())
          .as(name)
          .isEmpty();
    }
    Map<String, String> form = new HashMap<>(CHANGSHA);
    form.put("agentName", "张\uE001");
    assertThat(FormRules.check(Policies.CHANGSHA, NEW_UNIT, form, TODAY).problems())
        .extracting(Problem::code)
        .containsExactly("kernel.text-character");
  }

  @ParameterizedTest(name = "{0}, insurance number \"{1}\", {2}: {3}")
  @CsvSource(
      textBlock =
          """
          INSURANCE, '',       !CHARGED, insuranceNumber
          INSURANCE, XX001234, !CHARGED, ''
          TAX,       '',       !CHARGED, ''
          TAX,       '',       CHARGED,  invoiceTitle
          INSURANCE, '',       CHARGED,  invoiceTitle insuranceNumber
          """)
  void a_field_may_hang_on_another_field_or_on_a_fact(
      String project, String insuranceNumber, String facts, String missing) {
    Map<String, String> form =
        Map.of(
            "unitName", "虚构单位",
            "creditCode", "91430100MA4L00011K",
            "applications", "TAX",
            "projectClass", project,
            "insuranceNumber", insuranceNumber,
            "agentName", "李华",
            "mailingAddress", "虚构路一号");
    Situation situation =
        new Situation(Service.NEW, HolderType.UNIT, Channel.ONLINE, Policies.facts(facts));
    assertThat(FormRules.check(Policies.NOWHERE, situation, form, TODAY).problems())
        .extracting(Problem::field)
        .containsExactlyInAnyOrder(missing.isEmpty() ? new String[0] : missing.split(" "));
  }

  @Test
  void a_row_of_an_annex_is_checked_like_a_form() {
    Situation employees = Situation.of(Service.NEW, HolderType.EMPLOYEE, Channel.COUNTER);
    Annex annex = Policies.NOWHERE.annex(employees).orElseThrow();
    assertThat(annex.rowsPerSheet()).isEqualTo(14);
    assertThat(Policies.NOWHERE.annex(NEW_UNIT)).isEmpty();
    assertThat(
            FormRules.checkRow(
                    Policies.NOWHERE,
                    annex,
                    Map.of("name", "李华", "citizenId", "430102199003077572"),
                    TODAY)
                .problems())
        .isEmpty();
    assertThat(
            FormRules.checkRow(Policies.NOWHERE, annex, Map.of("citizenId", "1"), TODAY).problems())
        .extracting(Problem::field)
        .containsExactly("citizenId", "name");
  }

  @Test
  void a_credit_code_tells_of_a_unified_licence() {
    assertThat(FormRules.facts(Map.of("creditCode", "91430100MA4L00011K")).is(Fact.UNIFIED_LICENCE))
        .contains(true);
    assertThat(FormRules.facts(Map.of("organizationCode", "45585765X")).is(Fact.UNIFIED_LICENCE))
        .contains(false);
  }
}
