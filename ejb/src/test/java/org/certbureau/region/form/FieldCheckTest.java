package org.certbureau.region.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.Problem;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.Annex;
import org.certbureau.region.policy.Choice;
import org.certbureau.region.policy.FieldKind;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Text;
import org.certbureau.region.reading.PolicyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One field by itself, kind by kind: what is kept of what was typed. */
class FieldCheckTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Text LABEL = new Text("栏目", "Field");

  @ParameterizedTest(name = "{0} \"{1}\" is kept as \"{2}\"")
  @CsvSource(
      textBlock =
          """
          TEXT,                ' 总务  一科 ',            总务  一科
          ADDRESS,             '　示例路 1 号 ',          示例路 1 号
          UNIT_NAME,           '澄岚   包装（集团）',     澄岚 包装（集团）
          PERSON_NAME,         艾力・买买提,              艾力·买买提
          CREDIT_CODE,         91430100ma4l00011k,        91430100MA4L00011K
          REGISTRATION_NUMBER, ４３０１００００００００１２４, 430100000000124
          ORGANIZATION_CODE,   45585765-x,                45585765X
          INSURANCE_NUMBER,    ４３０１１１００２３１８,   430111002318
          CITIZEN_ID,          11010519491231002x,        11010519491231002X
          PASSPORT,            e12345678,                 E12345678
          MOBILE,              １３８００１３８０００,     13800138000
          PHONE,               ０７３１－８５５５０１４２,  0731-85550142
          PHONE,               １３８００１３８０００,     13800138000
          PHONE,               +86 138 0013 8000,         13800138000
          PHONE,               （0731）8555 0142,          0731-85550142
          MOBILE,              +86 138-0013-8000,         13800138000
          CREDIT_CODE,         9143 0100 MA4L 0001 1K,    91430100MA4L00011K
          CITIZEN_ID,          110105 19491231 002x,      11010519491231002X
          PASSPORT,            m 1234 5678,               M12345678
          INSURANCE_NUMBER,    4301-1100 2318,            430111002318
          UNIT_NAME,           示例•研究院,               示例·研究院
          EMAIL,               Office@EXAMPLE.CN,         Office@example.cn
          POSTAL_CODE,         ４１０００１,              410001
          DATE,                ' 2026-11-22 ',            2026-11-22
          DATE,                2028-02-29,                2028-02-29
          BOOLEAN,             true,                      true
          CHOICE,              B,                         B
          CHOICES,             'C, A',                    'A,C'
          CHOICES,             'B,B',                     B
          CHOICES,             'C,B,A',                   'A,B,C'
          """)
  void a_value_is_kept_in_the_form_of_its_kind(FieldKind kind, String typed, String kept) {
    CheckedForm checked = check(Policies.CHANGSHA, kind, typed);
    assertThat(checked.problems()).isEmpty();
    assertThat(checked.values()).isEqualTo(Map.of("it", kept));
  }

  @ParameterizedTest(name = "{0} \"{1}\" is refused: {2}")
  @CsvSource(
      textBlock =
          """
          UNIT_NAME,           '（1）',              kernel.name-letters,       ''
          PERSON_NAME,         '·买买提',             kernel.name-beginning,     ·
          PASSPORT,            EI23456789,           kernel.passport,           ''
          DATE,                2026-02-29,           region.field-date,         2026-02-29
          DATE,                2026/11/22,           region.field-date,         2026/11/22
          BOOLEAN,             yes,                  region.field-boolean,      ''
          CHOICE,              'A,B',                region.field-choice,       'A,B 字母A、字母B、字母C Letter A, Letter B, Letter C'
          CHOICES,             'A,D',                region.field-choice,       'D 字母A、字母B、字母C Letter A, Letter B, Letter C'
          CHOICES,             'A,',                 region.field-choice,       ' 字母A、字母B、字母C Letter A, Letter B, Letter C'
          """)
  void a_value_that_is_none_of_its_kind_is_not_kept(
      FieldKind kind, String typed, String code, String told) {
    CheckedForm checked = check(Policies.CHANGSHA, kind, typed);
    assertThat(checked.values()).isEmpty();
    assertThat(checked.problems())
        .singleElement()
        .extracting(Problem::code, Problem::field, problem -> String.join(" ", problem.args()))
        .containsExactly(code, "it", told);
  }

  @ParameterizedTest(name = "{0}: at most {1} characters")
  @CsvSource({"TEXT, 200", "ADDRESS, 200", "UNIT_NAME, 100", "PERSON_NAME, 50"})
  void a_text_may_have_so_many_characters_and_no_more(FieldKind kind, int longest) {
    // a character of a name that takes two places in memory is one all the same
    String text = "𬱖".repeat(longest);
    assertThat(check(Policies.CHANGSHA, kind, text).values()).containsEntry("it", text);
    assertThat(check(Policies.CHANGSHA, kind, text + "龑").problems())
        .singleElement()
        .extracting(Problem::code, Problem::args)
        .containsExactly(
            "region.field-too-long", List.of(String.valueOf(longest + 1), String.valueOf(longest)));
  }

  @Test
  void a_certificate_opens_as_many_systems_as_the_policy_allows_and_no_more() {
    assertThat(check(Policies.NOWHERE, FieldKind.SYSTEMS, "TAX,INSURANCE").values())
        .containsEntry("it", "INSURANCE,TAX");
    Policy stricter = PolicyReader.read(Policies.written("999000").replace("max: 2", "max: 1"));
    assertThat(check(stricter, FieldKind.SYSTEMS, "TAX").values()).containsEntry("it", "TAX");
    assertThat(check(stricter, FieldKind.SYSTEMS, "TAX,INSURANCE").problems())
        .singleElement()
        .extracting(Problem::code, Problem::args)
        .containsExactly("region.field-too-many", List.of("2", "1"));
  }

  @ParameterizedTest(name = "{0} {1}: {2}, told {3}")
  @CsvSource(
      textBlock =
          """
          CITIZEN_ID, M12345678,          kernel.citizen-id-shape,         ''
          CITIZEN_ID, 930156199003070124, region.document-not-taken,       外国人永久居留身份证
          CITIZEN_ID, usa110105010103,    region.document-not-taken,       外国人永久居留身份证
          PASSPORT,   930156199003070124, region.document-not-taken,       外国人永久居留身份证
          PASSPORT,   H1234567801,        region.document-not-taken,       港澳居民来往内地通行证
          PASSPORT,   430102199003077572, region.document-of-other-kind,   居民身份证
          CITIZEN_ID, 930156199003070125, region.document-not-taken,       外国人永久居留身份证
          """)
  void a_number_of_another_document_is_named_with_what_the_region_takes_CS_S1(
      String kind, String typed, String code, String told) {
    Problem problem = documentProblem(Policies.CHANGSHA, kind, typed);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.field()).isEqualTo("agentDocumentNumber");
    String sentence = Messages.text(Locale.SIMPLIFIED_CHINESE, problem);
    assertThat(sentence).contains(told);
    if (code.equals("region.document-not-taken")) {
      assertThat(sentence).contains("居民身份证、护照");
      assertThat(Messages.text(Locale.ENGLISH, problem)).contains("takes: ");
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "930156199003070124, ''",
    "usa110105010103, ''",
    "930156199003070125, kernel.permanent-resident-card-check",
    "930156199013070124, kernel.permanent-resident-card-date",
    "930156199003, kernel.permanent-resident-card",
  })
  void a_permanent_resident_card_is_checked_by_its_own_rule_where_it_is_offered(
      String typed, String code) {
    Policy offering =
        PolicyReader.read(
            Policies.written("430100")
                .replace(
                    "      - code: PASSPORT\n",
                    "      - code: PERMANENT_RESIDENT_CARD\n"
                        + "        label: {zh: 外国人永久居留身份证, en: Permanent resident card}\n"
                        + "      - code: PASSPORT\n"));
    Problem problem = documentProblem(offering, "PERMANENT_RESIDENT_CARD", typed);
    assertThat(problem == null ? "" : problem.code()).isEqualTo(code);
    assertThat(documentProblem(offering, "CITIZEN_ID", "930156199003070124").code())
        .isEqualTo("region.document-of-other-kind");
  }

  private static Problem documentProblem(Policy policy, String kind, String number) {
    return FormRules.checkDraft(
            policy,
            Situation.of(Service.NEW, HolderType.UNIT, Channel.COUNTER),
            Map.of("agentDocumentType", kind, "agentDocumentNumber", number),
            TODAY)
        .problems()
        .stream()
        .findFirst()
        .orElse(null);
  }

  private static CheckedForm check(Policy policy, FieldKind kind, String typed) {
    List<Choice> choices =
        kind == FieldKind.CHOICE || kind == FieldKind.CHOICES
            ? "ABC"
                .chars()
                .mapToObj(Character::toString)
                .map(code -> new Choice(code, new Text("字母" + code, "Letter " + code)))
                .collect(Collectors.toList())
            : null;
    FormField it =
        new FormField(
            "it", LABEL, null, null, "UNIT", kind, null, null, false, null, null, 0, choices, null,
            null, false, false, null, null, null, "CS-02", "填写完整");
    Annex annex = new Annex("TABLE", LABEL, 1, List.of(it), null, "CS-02", "填写完整");
    return FormRules.checkRow(policy, annex, Map.of("it", typed), TODAY);
  }
}
