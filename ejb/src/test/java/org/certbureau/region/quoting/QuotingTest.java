package org.certbureau.region.quoting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.TariffLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotingTest {
  /** Whether it has ended, or is early, the bureau finds out; untold it is neither (GD-C2). */
  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({
    "MAIL, -, GD-C2",
    "MAIL, !EXPIRED, GD-C2",
    "MAIL, !BEFORE_WINDOW, GD-C2",
    "MAIL, BEFORE_WINDOW, GD-C2",
    "MAIL, EXPIRED, 200.00",
    "MAIL, EXPIRED !BEFORE_WINDOW, 200.00",
    "ONLINE, -, 200.00",
    "COUNTER, -, 200.00",
    "COUNTER, EXPIRED, 200.00"
  })
  void a_price_is_asked_for_a_certificate_in_its_time_unless_told_otherwise(
      Channel channel, String facts, String answer) {
    QuoteRequest request =
        new QuoteRequest(
            Policies.GD, Service.RENEW, HolderType.UNIT, channel, 1, 1, Policies.facts(facts));
    String got;
    try {
      got = Quoting.quote(Policies.GUANGDONG, request).total().toString();
    } catch (RuleViolation refused) {
      got = refused.problems().get(0).rule();
    }
    assertThat(got).isEqualTo(answer);
  }

  @ParameterizedTest(name = "{0} {1} {2}, {3} years, {4} systems, {5}: {6} by {7}")
  @CsvSource(
      textBlock =
          """
          430100, NEW,             UNIT,     1, 1, -,                                650.00, CS-F1 CS-F2 CS-F3
          430100, NEW,             UNIT,     1, 2, -,                                750.00, CS-F1 CS-F2 CS-F3
          430100, NEW,             UNIT,     1, 13, -,                              1850.00, CS-F1 CS-F2 CS-F3
          430100, RENEW,           UNIT,     1, 1, -,                                300.00, CS-F4
          430100, RENEW,           UNIT,     1, 5, -,                                300.00, CS-F4
          430100, CHANGE,          UNIT,     0, 1, -,                                200.00, CS-F5
          430100, REISSUE_LOST,    UNIT,     0, 1, -,                                200.00, CS-F6
          430100, REISSUE_DAMAGED, UNIT,     0, 1, IN_WARRANTY !HUMAN_DAMAGE,          0.00, CS-F7
          430100, REISSUE_DAMAGED, UNIT,     0, 1, IN_WARRANTY HUMAN_DAMAGE,         200.00, CS-F6
          430100, REISSUE_DAMAGED, UNIT,     0, 1, !IN_WARRANTY !HUMAN_DAMAGE,       200.00, CS-F6
          430100, REISSUE_DAMAGED, UNIT,     0, 1, !IN_WARRANTY,                     200.00, CS-F6
          430100, REISSUE_DAMAGED, UNIT,     0, 1, HUMAN_DAMAGE,                     200.00, CS-F6
          430100, REVOKE,          UNIT,     0, 1, -,                                  0.00, CS-F8
          430100, UNLOCK,          UNIT,     1, 1, -,                                  0.00, CS-F8
          430100, SUSPEND,         UNIT,     0, 1, -,                                  0.00, A-C15
          440000, NEW,             UNIT,     1, 1, -,                                300.00, GD-F1 GD-F2
          440000, NEW,             UNIT,     3, 1, -,                                700.00, GD-F1 GD-F2
          440000, NEW,             UNIT,     5, 1, -,                               1100.00, GD-F1 GD-F2
          440000, NEW,             EMPLOYEE, 3, 1, -,                                400.00, GD-F1 GD-F2
          440000, RENEW,           UNIT,     3, 1, -,                                600.00, GD-F1
          440000, RENEW,           EMPLOYEE, 2, 1, -,                                200.00, GD-F1
          440000, CHANGE,          UNIT,     0, 1, -,                                 20.00, GD-F4
          440000, REISSUE_DAMAGED, UNIT,     0, 1, -,                                100.00, GD-F3
          440000, REISSUE_LOST,    EMPLOYEE, 0, 1, -,                                100.00, GD-F3
          440000, UNLOCK,          UNIT,     0, 1, -,                                 20.00, GD-F5
          440000, REVOKE,          UNIT,     0, 1, -,                                  0.00, A-G7
          440000, KEY_RECOVERY,    UNIT,     0, 1, -,                                  0.00, A-G7
          """)
  void a_quote_is_the_sum_of_the_lines_that_apply(
      String region,
      Service service,
      HolderType holder,
      int years,
      int systems,
      String facts,
      String total,
      String rules) {
    Quote quote = Policies.quote(region, service, holder, years, systems, Policies.facts(facts));
    assertThat(quote.total()).hasToString(total);
    assertThat(quote.lines().stream().map(QuoteLine::rule)).containsExactly(rules.split(" "));
    assertThat(quote.policyVersion()).isEqualTo(Policies.of(region).version());
  }

  @Test
  void every_line_answers_why() {
    Quote quote = Policies.quote("430100", Service.NEW, HolderType.UNIT, 1, 2, Facts.NONE);
    int version = Policies.CHANGSHA.version();
    assertThat(quote.lines())
        .extracting(
            line -> line.item().zh(),
            line -> line.unitPrice().toString(),
            QuoteLine::quantity,
            line -> line.amount().toString(),
            QuoteLine::citation,
            QuoteLine::policyVersion)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("开户费", "500.00", 1, "500.00", "开户费 500 元", version),
            org.assertj.core.groups.Tuple.tuple("介质费", "50.00", 1, "50.00", "介质费 50 元", version),
            org.assertj.core.groups.Tuple.tuple(
                "证书应用年维护费", "100.00", 2, "200.00", "证书应用年维护费 100 元/证/应用", version));
  }

  @ParameterizedTest(name = "{0} {1} {2}, {3} years, {4} systems, {5}: {6} at {7} by {8}")
  @CsvSource(
      nullValues = "null",
      textBlock =
          """
          430100, NEW,             UNIT,     0, 1,  -,               region.years-outside,        years,        CS-10
          430100, NEW,             UNIT,     2, 1,  -,               region.years-outside,        years,        CS-10
          430100, RENEW,           UNIT,    -1, 1,  -,               region.years-outside,        years,        CS-10
          430100, REVOKE,          UNIT,     2, 1,  -,               region.years-not-asked,      years,        CS-F8
          430100, NEW,             UNIT,     1, 0,  -,               region.applications-outside, applications, A-C19
          430100, NEW,             UNIT,     1, -3, -,               region.applications-outside, applications, A-C19
          430100, NEW,             UNIT,     1, 21, -,               region.applications-outside, applications, A-C19
          430100, NEW,             UNIT,     1, 2147483647, -,       region.applications-outside, applications, A-C19
          430100, NEW,             EMPLOYEE, 1, 1,  -,               region.holder-not-served,    holder,       CS-O2
          430100, NEW,             PERSON,   1, 1,  -,               region.holder-not-yet,       holder,       null
          430100, KEY_RECOVERY,    UNIT,     0, 1,  -,               region.service-not-offered,  service,      CS-O1
          430100, TOKEN_UPGRADE,   UNIT,     0, 1,  -,               region.service-not-offered,  service,      CS-O1
          430100, REISSUE_DAMAGED, UNIT,     0, 1,  IN_WARRANTY,     region.fact-needed,          facts.HUMAN_DAMAGE, CS-15
          430100, REISSUE_DAMAGED, UNIT,     0, 1,  !HUMAN_DAMAGE,   region.fact-needed,          facts.IN_WARRANTY,  CS-15
          440000, NEW,             UNIT,     0, 1,  -,               region.years-outside,        years,        GD-06
          440000, NEW,             UNIT,     6, 1,  -,               region.years-outside,        years,        GD-06
          440000, NEW,             UNIT,     3, 2,  -,               region.applications-outside, applications, GD-33
          440000, SUSPEND,         UNIT,     0, 1,  -,               region.service-not-offered,  service,      GD-O1
          440000, KEY_RECOVERY,    EMPLOYEE, 0, 1,  -,               region.holder-not-served,    holder,       GD-O2
          999000, NEW,             EMPLOYEE, 1, 1,  !UNIT_CERTIFICATE_VALID, region.refused,      service,      GD-03
          999000, NEW,             PERSON,   1, 1,  UNDER_SIXTEEN,   region.refused,              service,      PG-01
          """)
  void what_cannot_be_quoted_says_where(
      String region,
      Service service,
      HolderType holder,
      int years,
      int systems,
      String facts,
      String code,
      String field,
      String rule) {
    RuleViolation refused =
        catchThrowableOfType(
            RuleViolation.class,
            () -> Policies.quote(region, service, holder, years, systems, Policies.facts(facts)));
    Problem problem = refused.problems().get(0);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.field()).isEqualTo(field);
    assertThat(problem.rule()).isEqualTo(rule);
  }

  @Test
  void everything_that_is_wrong_is_said_at_once() {
    RuleViolation refused =
        catchThrowableOfType(
            RuleViolation.class,
            () -> Policies.quote("430100", Service.NEW, HolderType.UNIT, 9, 99, Facts.NONE));
    assertThat(refused.problems())
        .extracting(Problem::field)
        .containsExactly("years", "applications");
  }

  @Test
  void a_request_without_service_holder_and_channel_names_all_three() {
    QuoteRequest empty = new QuoteRequest(Policies.CS, null, null, null, 1, 1, null);
    RuleViolation refused =
        catchThrowableOfType(RuleViolation.class, () -> Quoting.quote(Policies.CHANGSHA, empty));
    assertThat(refused.problems())
        .extracting(Problem::field)
        .isEqualTo(List.of("service", "holder", "channel"));
  }

  @Test
  void a_price_that_is_switched_off_stands_in_the_book_but_is_not_charged() {
    assertThat(Policies.CHANGSHA.tariff())
        .filteredOn(TariffLine::switchedOff)
        .extracting(TariffLine::rule)
        .containsExactly("CS-F9");
  }
}
