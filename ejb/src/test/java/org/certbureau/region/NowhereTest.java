package org.certbureau.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.CertificatePolicy;
import org.certbureau.region.policy.ConsentRule;
import org.certbureau.region.policy.DeadlineRule;
import org.certbureau.region.policy.DeliveryRule;
import org.certbureau.region.policy.Material;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.quoting.Quote;
import org.certbureau.region.quoting.QuoteLine;
import org.certbureau.region.reading.PolicyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the model holds the harder rules of the real regions, shown on a region made up of them. */
class NowhereTest {
  private static final Policy POLICY = Policies.NOWHERE;

  @ParameterizedTest(name = "{0} {1} by {2}, {3}: {4}")
  @CsvSource(
      textBlock =
          """
          RENEW,           UNIT,     ONLINE,  CHIP_KNOWN !CHARGED,   ''
          RENEW,           UNIT,     ONLINE,  !CHIP_KNOWN !CHARGED,  REVIEW
          RENEW,           EMPLOYEE, ONLINE,  !CHIP_KNOWN CHARGED,   REVIEW PAYMENT
          NEW,             UNIT,     ONLINE,  !CHARGED,              REVIEW
          NEW,             EMPLOYEE, COUNTER, CHARGED,               REVIEW PAYMENT ORIGINALS
          REISSUE_DAMAGED, UNIT,     MAIL,    !CHARGED,              REVIEW ORIGINALS
          """)
  void the_gates_follow_service_channel_and_facts(
      Service service, HolderType holder, Channel channel, String facts, String gates) {
    Situation situation = new Situation(service, holder, channel, Policies.facts(facts));
    assertThat(POLICY.gates(situation).stream().map(Gate::name).collect(Collectors.joining(" ")))
        .isEqualTo(gates);
  }

  @ParameterizedTest(name = "{0} {1} by {2}, {3}: {4}")
  @CsvSource(
      textBlock =
          """
          RENEW,           UNIT,     ONLINE,  CHIP_KNOWN !EXPIRED,        ''
          RENEW,           UNIT,     ONLINE,  !CHIP_KNOWN !EXPIRED,       RENEWAL_FORM
          RENEW,           UNIT,     MAIL,    !CHIP_KNOWN EXPIRED,        RENEWAL_FORM TOKEN_RENEWAL
          UNLOCK,          UNIT,     MAIL,    -,                          FORM TOKEN
          REISSUE_LOST,    UNIT,     MAIL,    -,                          FORM
          REVOKE,          UNIT,     COUNTER, -,                          FORM TOKEN_IF_HELD
          NEW,             EMPLOYEE, COUNTER, UNIT_CERTIFICATE_SHOWN,     FORM UNIT_COPY
          NEW,             EMPLOYEE, COUNTER, !UNIT_CERTIFICATE_SHOWN,    FORM UNIT_COPY UNIT_ORIGINAL
          NEW,             EMPLOYEE, MAIL,    !UNIT_CERTIFICATE_SHOWN,    FORM UNIT_COPY
          NEW,             PERSON,   COUNTER, BY_AGENT,                   FORM MANDATE
          NEW,             PERSON,   COUNTER, !BY_AGENT,                  FORM
          """)
  void the_materials_follow_service_channel_and_facts(
      Service service, HolderType holder, Channel channel, String facts, String codes) {
    Situation situation = new Situation(service, holder, channel, Policies.facts(facts));
    assertThat(
            POLICY.materials(situation).stream()
                .map(Material::code)
                .collect(Collectors.joining(" ")))
        .isEqualTo(codes);
  }

  @Test
  void what_hangs_on_an_untold_fact_is_shown_but_not_yet_demanded() {
    Situation situation = Situation.of(Service.NEW, HolderType.EMPLOYEE, Channel.COUNTER);
    Material original = POLICY.material("UNIT_ORIGINAL").orElseThrow();
    assertThat(POLICY.materials(situation)).contains(original);
    assertThat(original.appliesTo(situation)).isFalse();
  }

  @Test
  void what_is_only_shown_leaves_no_scan() {
    assertThat(POLICY.material("UNIT_ORIGINAL").orElseThrow().scanned()).isFalse();
    assertThat(POLICY.material("UNIT_ORIGINAL").orElseThrow().originalSeen()).isTrue();
    assertThat(POLICY.material("TOKEN").orElseThrow().scanned()).isFalse();
    assertThat(POLICY.material("UNIT_COPY").orElseThrow().scanned()).isTrue();
    assertThat(POLICY.material("UNIT_COPY").orElseThrow().originalSeen()).isFalse();
  }

  @ParameterizedTest(name = "{0} {1}, {2} years, {3}: {4} by {5}")
  @CsvSource(
      textBlock =
          """
          NEW,             UNIT,     5, -,                            0.00,  CQ-02
          NEW,             EMPLOYEE, 3, UNIT_CERTIFICATE_VALID,     400.00,  GD-F1 GD-F2
          NEW,             EMPLOYEE, 3, -,                          400.00,  GD-F1 GD-F2
          NEW,             PERSON,   3, FIRST_CERTIFICATE,           35.00,  A-P1 PG-07
          NEW,             PERSON,   3, !FIRST_CERTIFICATE,          35.00,  PG-07
          REISSUE_DAMAGED, UNIT,     0, IN_WARRANTY !HUMAN_DAMAGE,    0.00,  CS-F7
          REISSUE_DAMAGED, UNIT,     0, IN_WARRANTY HUMAN_DAMAGE,   200.00,  CS-F6
          REISSUE_DAMAGED, EMPLOYEE, 0, !IN_WARRANTY,               200.00,  CS-F6
          NEW,             EMPLOYEE, 3, !UNIT_CERTIFICATE_VALID,    refused, GD-03
          NEW,             PERSON,   4, FIRST_CERTIFICATE,          refused, PG-09
          NEW,             EMPLOYEE, 6, UNIT_CERTIFICATE_VALID,     refused, GD-06
          NEW,             PERSON,   1, -,                          refused, A-P1
          REISSUE_DAMAGED, UNIT,     0, -,                          refused, A-C3 A-C3
          """)
  void prices_follow_the_facts(
      Service service, HolderType holder, int years, String facts, String total, String rules) {
    String told;
    String cited;
    try {
      Quote quote = Policies.quote("999000", service, holder, years, 1, Policies.facts(facts));
      told = quote.total().toString();
      cited = quote.lines().stream().map(QuoteLine::rule).collect(Collectors.joining(" "));
      assertThat(quote.policyVersion()).isEqualTo(7);
    } catch (RuleViolation refused) {
      told = "refused";
      cited = refused.problems().stream().map(Problem::rule).collect(Collectors.joining(" "));
    }
    assertThat(told + " by " + cited).isEqualTo(total + " by " + rules);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      textBlock =
          """
          19.99, refused
          20.00, charged
          50.00, charged
          50.01, refused
          """)
  void an_amount_outside_the_sources_range_is_refused_A_P1(String amount, String fate) {
    String priced =
        Policies.written("999000").replace("amount: \"35.00\"", "amount: \"" + amount + "\"");
    if (fate.equals("refused")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PolicyReader.read(priced))
          .withMessageContaining(amount + " is not within 20.00..50.00");
    } else {
      assertThat(PolicyReader.read(priced).tariff())
          .extracting(line -> line.amount().toString())
          .contains(amount);
    }
  }

  @ParameterizedTest(name = "{0}: extension {1}, consent {2}")
  @CsvSource(
      textBlock =
          """
          UNIT,     '',            ''
          EMPLOYEE, IDENTIFY_CODE, IDENTIFY
          PERSON,   '',            IDENTIFY
          """)
  void extensions_and_consents_follow_the_holder(
      HolderType holder, String extensions, String consents) {
    Situation situation = Situation.of(Service.NEW, holder, Channel.COUNTER);
    assertThat(
            POLICY.extensions(situation).stream()
                .map(row -> row.extension().name())
                .collect(Collectors.joining(" ")))
        .isEqualTo(extensions);
    assertThat(
            POLICY.consents(situation).stream()
                .map(ConsentRule::code)
                .collect(Collectors.joining(" ")))
        .isEqualTo(consents);
  }

  @ParameterizedTest(name = "{0}, {1}: {2} by {3}")
  @CsvSource(
      textBlock =
          """
          NEW,          -,        YEARS_FROM_ISSUE,   CS-10
          RENEW,        !EXPIRED, YEARS_FROM_OLD_END, A-C8
          RENEW,        EXPIRED,  YEARS_FROM_ISSUE,   A-C8
          REISSUE_LOST, -,        OLD_END,            GD-16
          CHANGE,       -,        OLD_END,            GD-16
          """)
  void the_end_of_a_validity_follows_the_service(
      Service service, String facts, CertificatePolicy.PeriodRule.End end, String rule) {
    CertificatePolicy.PeriodRule row =
        POLICY
            .period(new Situation(service, HolderType.UNIT, Channel.COUNTER, Policies.facts(facts)))
            .orElseThrow();
    assertThat(row.end()).isEqualTo(end);
    assertThat(row.rule()).isEqualTo(rule);
  }

  @ParameterizedTest(name = "a certificate that ends on {0} on {1}: {2}")
  @CsvSource(
      textBlock =
          """
          2027-03-31, 2027-02-27, BEFORE_WINDOW
          2027-03-31, 2027-02-28, -
          2027-03-31, 2027-03-31, -
          2027-03-31, 2027-04-01, EXPIRED
          """)
  void the_renewal_window_is_counted_by_the_calendar(
      LocalDate lastDay, LocalDate day, String holding) {
    assertThat(holding(POLICY, lastDay, day)).isEqualTo(holding);
  }

  @ParameterizedTest(name = "{0}: a certificate that ends on {1} on {2}: {3}")
  @CsvSource(
      textBlock =
          """
          430100, 2027-03-31, 2027-02-28, BEFORE_WINDOW
          430100, 2027-03-31, 2027-03-01, -
          430100, 2027-03-31, 2027-04-01, EXPIRED
          440000, 2027-03-31, 2026-12-30, BEFORE_WINDOW
          440000, 2027-03-31, 2026-12-31, -
          """)
  void the_renewal_window_is_counted_in_days(
      String region, LocalDate lastDay, LocalDate day, String holding) {
    assertThat(holding(Policies.of(region), lastDay, day)).isEqualTo(holding);
  }

  private static String holding(Policy policy, LocalDate lastDay, LocalDate day) {
    Facts facts = policy.certificate().renewal().factsOn(day, lastDay);
    return Arrays.stream(Fact.values())
        .filter(fact -> facts.is(fact).orElse(false))
        .map(Fact::name)
        .findFirst()
        .orElse("-");
  }

  @ParameterizedTest(name = "{0} {1} by {2}: {3} days, {4}, {5}")
  @CsvSource(
      textBlock =
          """
          UNLOCK, UNIT,   MAIL,    3, MATERIALS_RECEIVED, A-G11
          UNLOCK, UNIT,   COUNTER, 1, SUBMITTED,          A-Q4
          NEW,    PERSON, COUNTER, 3, SUBMITTED,          PG-03
          """)
  void the_deadline_follows_service_holder_and_channel(
      Service service,
      HolderType holder,
      Channel channel,
      int days,
      DeadlineRule.Start from,
      String rule) {
    assertThat(POLICY.deadline(Situation.of(service, holder, channel)).orElseThrow())
        .extracting(DeadlineRule::workingDays, DeadlineRule::from, DeadlineRule::rule)
        .containsExactly(days, from, rule);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      textBlock =
          """
          CHANGE, insuranceNumber, ALLOWED A-C10
          CHANGE, unitName,        WITH_PROOF A-C10
          CHANGE, creditCode,      -
          RENEW,  insuranceNumber, REFUSED GD-19
          RENEW,  agentName,       REFUSED GD-19
          """)
  void what_may_change_follows_the_service(Service service, String field, String answer) {
    assertThat(
            POLICY
                .certificate()
                .change(Situation.of(service, HolderType.UNIT, Channel.COUNTER), field)
                .map(row -> row.verdict() + " " + row.rule())
                .orElse("-"))
        .isEqualTo(answer);
  }

  @Test
  void the_fast_lane_delivers_nothing_the_rest_goes_by_courier_or_over_the_counter() {
    assertThat(ways(Service.RENEW, Channel.ONLINE))
        .containsExactly(DeliveryRule.Way.DOWNLOAD, DeliveryRule.Way.COURIER);
    assertThat(ways(Service.NEW, Channel.MAIL)).containsExactly(DeliveryRule.Way.COURIER);
    assertThat(ways(Service.NEW, Channel.COUNTER)).containsExactly(DeliveryRule.Way.COUNTER);
  }

  private static List<DeliveryRule.Way> ways(Service service, Channel channel) {
    return POLICY.delivery(Situation.of(service, HolderType.UNIT, channel)).stream()
        .map(DeliveryRule::way)
        .toList();
  }
}
