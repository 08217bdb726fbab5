package org.certbureau.application.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.certbureau.application.Counter.CHANGSHA;
import static org.certbureau.application.Counter.GUANGDONG;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.certbureau.application.Counter;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.draft.NewApplication;
import org.certbureau.application.start.StartDesk;
import org.certbureau.application.start.StartOffer;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.certificate.MadeLines;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.certificate.sight.SightRegister;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.WarningRule;
import org.certbureau.region.reading.PolicyReader;
import org.certbureau.testing.AskedOfH2;
import org.certbureau.testing.Staff;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Of what people are told before they go on, and of what not; nothing of it stands in their way,
 * but where the policy asks they say why.
 */
class WarningsTest {
  private static final String SECOND = "application.second-certificate";
  private static final String LAST = "application.last-certificate";

  /**
   * Whatever a region warns of: where, of what, by which service, by which rule, in which words.
   */
  private static final Map<String, String> TOLD =
      Map.of(
          "430100 SECOND_CERTIFICATE NEW A-C23", SECOND,
          "440000 LAST_CERTIFICATE REVOKE A-G16", LAST);

  private static Counter counter;

  /** What the last look asked. */
  private static AskedOfH2 looked;

  private static MadeLines made;
  private static int units;

  @BeforeAll
  static void open() {
    counter = new Counter();
    made = new MadeLines(counter.house());
  }

  @AfterAll
  static void close() {
    counter.close();
  }

  // ---- what the policies say

  @Test
  void every_warning_of_a_shipped_policy_has_its_row_and_no_version_before_the_fifth_has_one() {
    List<String> rows = new ArrayList<>();
    for (Policy policy : shipped()) {
      assertThat(policy.version() >= 5 || policy.warnings().isEmpty()).isTrue();
      policy.warnings().stream()
          .map(
              row ->
                  "%s %s %s %s"
                      .formatted(policy.region(), row.warns(), row.warns().service(), row.rule()))
          .forEach(rows::add);
    }
    assertThat(Set.copyOf(rows)).isEqualTo(TOLD.keySet());
    assertThat(rows.stream().map(row -> row.split(" ")[1]))
        .as("of every kind there is a region that warns")
        .contains(Stream.of(WarningRule.Kind.values()).map(Enum::name).toArray(String[]::new));
  }

  private static List<Policy> shipped() {
    return Policies.text("db/policies/index.txt")
        .lines()
        .map(file -> PolicyReader.read(Policies.text("db/policies/" + file)))
        .toList();
  }

  /** 口径: the words of the reading stand before the phrase. */
  private static void isWhole(Warning warning, String code, String rule, String... mentioned) {
    assertThat(warning.code()).isEqualTo(code);
    assertThat(warning.rule()).isEqualTo(rule);
    assertThat(warning.reading()).isTrue();
    assertThat(warning.citation()).contains("提示后办理").contains("（原文：");
    assertThat(warning.sentence().zh()).containsPattern("\\p{IsHan}").contains(mentioned);
    assertThat(warning.sentence().en()).doesNotContainPattern("\\p{IsHan}|\\{").contains(mentioned);
  }

  // ---- a second certificate (A-C23)

  @ParameterizedTest(name = "{0} with {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          430100 |                      | 0
          430100 | EMPTY                | 0
          430100 | UNCONFIRMED          | 0
          430100 | ACTIVE               | 1
          430100 | SUSPENDED            | 1
          430100 | EXPIRED              | 0
          430100 | ENDED                | 0
          430100 | ACTIVE SUSPENDED     | 2
          430100 | EXPIRED ENDED ACTIVE | 1
          440000 | ACTIVE               | 0
          """)
  void who_has_a_certificate_that_has_not_ended_is_told_so_and_goes_on_A_C23(
      String region, String held, int told) {
    RegionCode here = RegionCode.of(region);
    String code = unit();
    List<Long> lines = held(here, code, held);
    CaseNumber number = drafted(here, code);
    List<Warning> drafted = look(here, number).warnings();
    if (told == 0) {
      assertThat(drafted).isEmpty();
    } else {
      assertThat(drafted).hasSize(1);
      isWhole(drafted.get(0), SECOND, "A-C23", Integer.toString(told), "CS-Z-", "20");
      assertThat(drafted.get(0).field()).isEqualTo("creditCode");
      assertThat(lines).anyMatch(key -> drafted.get(0).sentence().zh().contains(number(here, key)));
    }
    counter.take(counter.acceptor(here), number, Step.SUBMIT);
    assertThat(look(here, number).warnings()).as("at submission").isEqualTo(drafted);
    counter.scanEverything(here, number);
    if (told > 0) {
      isAskedWhy(here, number);
    }
    counter.take(counter.acceptor(here), number, Step.ACCEPT);
    ApplicationView reviewed = counter.look(counter.reviewer(here), number);
    assertThat(reviewed.state()).isEqualTo(State.ACCEPTED);
    assertThat(reviewed.warnings()).as("at the review").isEqualTo(drafted);
    counter.take(counter.acceptor(here), number, Step.WITHDRAW, "单位改变主意");
    assertThat(look(here, number).warnings()).as("once it is over").isEmpty();
  }

  /** Who says nothing is not accepted; what was said stays with the case. */
  private static void isAskedWhy(RegionCode here, CaseNumber number) {
    assertThatThrownBy(() -> counter.take(counter.acceptor(here), number, Step.ACCEPT))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .extracting(Problem::code, Problem::rule, Problem::field)
                    .containsExactly(tuple("application.warning-open", "A-C23", "warning")));
    assertThat(look(here, number).warning().isConfirmed()).isFalse();
    counter.as(counter.acceptor(here), () -> counter.steps().confirmWarning(number, "另一部门单独使用"));
    assertThat(look(here, number).warning().reason()).isEqualTo("另一部门单独使用");
  }

  @Test
  void what_was_answered_stays_with_the_case_when_the_other_certificate_is_gone() {
    String code = unit();
    held(CHANGSHA, code, "ACTIVE");
    CaseNumber number = drafted(CHANGSHA, code);
    counter.take(Person.LI_WEN, number, Step.SUBMIT);
    counter.scanEverything(CHANGSHA, number);
    isAskedWhy(CHANGSHA, number);
    counter.take(Person.LI_WEN, number, Step.ACCEPT);
    counter.house().database().execute("update certificate_pair set not_after = not_before");
    ApplicationView reviewed = counter.look(Person.WANG_FU, number);
    assertThat(reviewed.warnings()).isEmpty();
    assertThat(reviewed.warning().reason()).isEqualTo("另一部门单独使用");
  }

  @Test
  void another_regions_certificate_is_no_second_one_and_another_units_neither_A_X6() {
    String code = unit();
    held(GUANGDONG, code, "ACTIVE");
    held(CHANGSHA, unit(), "ACTIVE");
    assertThat(look(CHANGSHA, drafted(CHANGSHA, code)).warnings()).isEmpty();
  }

  @Test
  void a_unit_is_known_by_any_number_of_its_own_and_by_none_before_one_is_typed() {
    made.line(CHANGSHA, "长沙无码合作社", null, LineStanding.ACTIVE);
    assertThat(ofForm(CHANGSHA, Map.of("unitName", "长沙无码合作社"))).hasSize(1);
    assertThat(ofForm(CHANGSHA, Map.of("unitName", "长沙无码合作社", "creditCode", unit()))).isEmpty();
    assertThat(ofForm(CHANGSHA, Map.of())).isEmpty();
  }

  @Test
  void a_form_is_answered_as_it_is_typed_and_before_it_is_saved() {
    String code = unit();
    held(CHANGSHA, code, "ACTIVE");
    held(GUANGDONG, code, "ACTIVE");
    assertThat(ofForm(CHANGSHA, Map.of("creditCode", code))).hasSize(1);
    assertThat(ofForm(GUANGDONG, Map.of("creditCode", code))).isEmpty();
  }

  /** Or whoever knows a code could ask a draft what certificates there are. */
  @Test
  void a_branch_is_told_of_the_certificates_that_it_sees_alone_A_X6() {
    Staff yuelu = Staff.admit(counter.house(), "yuelu-warned", CHANGSHA);
    String code = unit();
    long line = held(CHANGSHA, code, "ACTIVE").get(0);
    CaseNumber number =
        yuelu.does(() -> counter.drafts().draft(counter.begun(CHANGSHA, form(CHANGSHA, code))));
    assertThat(yuelu.does(() -> counter.viewing().find(number)).warnings()).isEmpty();
    assertThat(yuelu.does(() -> counter.viewing().find(number)).warning()).isNull();
    assertThat(yuelu.does(() -> counter.viewing().find(number)).problems())
        .extracting(Problem::field)
        .doesNotContain("warning");
    assertThat(look(CHANGSHA, number).warnings()).as("who sees the region").hasSize(1);
    assertThat(look(CHANGSHA, number).warning()).isNotNull();
    counter
        .house()
        .inTransaction(() -> counter.house().bean(SightRegister.class).proved(line, yuelu.name()));
    assertThat(yuelu.does(() -> counter.viewing().find(number)).warnings()).hasSize(1);
  }

  @Test
  void the_certificate_that_is_being_made_is_no_second_one() {
    String code = unit();
    CaseNumber number = drafted(CHANGSHA, code);
    counter.take(Person.LI_WEN, number, Step.SUBMIT);
    held(CHANGSHA, code, "UNCONFIRMED");
    assertThat(look(CHANGSHA, number).warnings()).isEmpty();
  }

  // ---- the last certificate (A-G16)

  @ParameterizedTest(name = "{0} in {2}, beside {1}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ACTIVE    |                                  | 440000 | told
          ACTIVE    | ACTIVE                           | 440000 | -
          ACTIVE    | SUSPENDED                        | 440000 | -
          ACTIVE    | EXPIRED                          | 440000 | told
          ACTIVE    | ENDED                            | 440000 | told
          ACTIVE    | EMPTY UNCONFIRMED EXPIRED ENDED  | 440000 | told
          SUSPENDED |                                  | 440000 | told
          SUSPENDED | ACTIVE                           | 440000 | -
          EXPIRED   |                                  | 440000 | -
          EXPIRED   | ACTIVE                           | 440000 | -
          ACTIVE    |                                  | 430100 | -
          """)
  void whose_last_certificate_is_to_be_revoked_is_told_so_before_it_is_begun_A_G16(
      LineStanding standing, String others, String region, String told) {
    RegionCode here = RegionCode.of(region);
    String code = unit();
    long line = held(here, code, standing.name()).get(0);
    held(here, code, others);
    held(here, unit(), "ACTIVE");
    List<Warning> beforehand = offered(here, code, line).warnings();
    if (told.equals("told")) {
      assertThat(beforehand).hasSize(1);
      isWhole(beforehand.get(0), LAST, "A-G16", number(here, line));
      assertThat(beforehand.get(0).sentence().zh()).contains("“注销”");
      assertThat(beforehand.get(0).field()).isEqualTo("certificate");
    } else {
      assertThat(beforehand).isEmpty();
    }
    assertThat(ofLine(here, line)).as("where it is chosen").isEqualTo(beforehand);
    assertThat(look(here, revoking(here, code, line)).warnings())
        .as("on the draft")
        .isEqualTo(beforehand);
  }

  @Test
  void a_reviewer_is_told_so_too_and_nothing_waits_for_an_answer_A_G16() {
    String code = unit();
    long line = held(GUANGDONG, code, "ACTIVE").get(0);
    CaseNumber number = revoking(GUANGDONG, code, line);
    counter.take(Person.HUANG_LI, number, Step.SUBMIT);
    assertThat(look(GUANGDONG, number).warnings()).hasSize(1);
    counter.scanEverything(GUANGDONG, number);
    counter.seeEveryOriginal(GUANGDONG, number);
    counter.take(Person.HUANG_LI, number, Step.ACCEPT);
    assertThat(counter.look(Person.LIANG_FU, number).warnings()).hasSize(1);
    counter.take(Person.LIANG_FU, number, Step.APPROVE);
    ApplicationView done = counter.look(Person.LIANG_FU, number);
    assertThat(done.state()).isEqualTo(State.CLOSED);
    assertThat(done.warnings()).isEmpty();
  }

  // ---- what it costs

  @Test
  void what_a_region_warns_of_is_found_by_an_index_and_what_it_does_not_is_not_looked_for() {
    String known = unit();
    long line = held(GUANGDONG, known, "ACTIVE").get(0);
    held(CHANGSHA, known, "ACTIVE");
    Map<String, Long> asked = new TreeMap<>();
    asked.put("a unit nobody knows", lookups(() -> ofForm(CHANGSHA, Map.of("creditCode", unit()))));
    asked.put("a unit", lookups(() -> ofForm(CHANGSHA, Map.of("creditCode", known))));
    asked.put("a region silent", lookups(() -> ofForm(GUANGDONG, Map.of("creditCode", known))));
    asked.put("a certificate", lookups(() -> offered(GUANGDONG, known, line)));
    assertThat(asked)
        .isEqualTo(
            Map.of(
                "a unit nobody knows",
                1L,
                "a unit",
                2L,
                "a region silent",
                0L,
                "a certificate",
                1L));
    assertThat(plan()).contains("CERTIFICATE_LINE_OF_UNIT");
  }

  /** For a unit by what makes it unique, and for its certificates by its key. */
  private static long lookups(Runnable look) {
    looked = AskedOfH2.fromNowOn(counter.house().database());
    look.run();
    return looked.times("%holder_unit in%", "%from unit %");
  }

  /** Of the last look. */
  private static String plan() {
    String asked = looked.statements("%holder_unit in%").get(0);
    return counter
        .house()
        .database()
        .text(
            "explain "
                + asked
                    .replaceAll("(?i)(holder_kind = )\\?\\d*", "$1'UNIT'")
                    .replaceAll("(?i)(not_after > )\\?\\d*", "$1current_timestamp")
                    .replaceAll("\\?\\d*", "1"));
  }

  // ---- the counter

  private static List<Warning> ofForm(RegionCode region, Map<String, String> form) {
    return counter.as(
        counter.acceptor(region),
        () ->
            counter
                .house()
                .bean(WarningDesk.class)
                .ofUnit(Policies.of(region.value()), Counter.situation(), form)
                .stream()
                .toList());
  }

  private static List<Warning> ofLine(RegionCode region, long line) {
    return counter.as(
        counter.acceptor(region),
        () ->
            counter
                .house()
                .bean(WarningDesk.class)
                .ofLine(
                    Policies.of(region.value()),
                    Situation.of(Service.REVOKE, HolderType.UNIT, Channel.COUNTER),
                    number(region, line)));
  }

  private static StartOffer offered(RegionCode region, String code, long line) {
    return counter.as(
        counter.acceptor(region),
        () ->
            counter.house().bean(StartDesk.class).find(null, code).lines().stream()
                .filter(found -> found.line().id() == line)
                .flatMap(found -> found.offers().stream())
                .filter(offer -> offer.service() == Service.REVOKE)
                .findFirst()
                .orElseThrow());
  }

  private static ApplicationView look(RegionCode region, CaseNumber number) {
    return counter.look(counter.acceptor(region), number);
  }

  private static CaseNumber drafted(RegionCode region, String code) {
    return counter.as(
        counter.acceptor(region),
        () -> counter.drafts().draft(counter.begun(region, form(region, code))));
  }

  private static CaseNumber revoking(RegionCode region, String code, long line) {
    Map<String, String> form = form(region, code);
    form.remove("applications");
    form.put("revocationReason", region.equals(CHANGSHA) ? "UNIT_DISSOLVED" : "NO_LONGER_USED");
    NewApplication begun =
        new NewApplication(
            region,
            Service.REVOKE,
            HolderType.UNIT,
            Channel.COUNTER,
            number(region, line),
            1,
            1,
            Facts.NONE,
            Map.of("PERSONAL_INFORMATION", "1"),
            form);
    return counter.as(counter.acceptor(region), () -> counter.drafts().draft(begun));
  }

  private static Map<String, String> form(RegionCode region, String code) {
    Map<String, String> form = new HashMap<>(Counter.form(region));
    form.put("creditCode", code);
    return form;
  }

  private static List<Long> held(RegionCode region, String code, String standings) {
    return standings == null
        ? List.of()
        : Stream.of(standings.split(" "))
            .map(LineStanding::valueOf)
            .map(standing -> made.line(region, "单位" + code, code, standing))
            .toList();
  }

  /** The credit code of another unit. */
  private static String unit() {
    String code = "91430100MA4L%05d".formatted(++units);
    return Stream.of("0123456789ABCDEFGHJKLMNPQRTUWXY".split(""))
        .map(code::concat)
        .filter(candidate -> CreditCode.check(candidate).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static String number(RegionCode region, long key) {
    return "%s-Z-%06d".formatted(region.equals(CHANGSHA) ? "CS" : "GD", key);
  }
}
