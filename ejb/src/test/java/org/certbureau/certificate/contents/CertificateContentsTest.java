package org.certbureau.certificate.contents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.groups.Tuple;
import org.certbureau.ca.CertificateRequest;
import org.certbureau.ca.DistinguishedName;
import org.certbureau.ca.Profile;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.reading.PolicyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy puts into a certificate. */
class CertificateContentsTest {
  private static final Sm2PublicKey KEY = Sm2Keys.generate(new SecureRandom()).publicKey();
  private static final Map<String, String> FORM =
      Map.of("unitName", "长沙澄岚包装材料有限公司", "creditCode", "91430100MA4L00011K");

  @ParameterizedTest
  @CsvSource({
    "430100, NEW,   2026-11-25T02:00:00Z, 1, 2027-11-25",
    "440000, NEW,   2026-11-25T02:00:00Z, 5, 2031-11-25",
    "440000, NEW,   2028-02-29T02:00:00Z, 3, 2031-02-28"
  })
  void the_years_are_counted_from_the_day_of_issue_where_the_policy_says_so_CS_10_GD_06(
      String region, Service service, Instant issued, int years, LocalDate end) {
    assertThat(request(region, service, "-", issued, years).validity().lastDay()).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    "430100, RENEW, -, A-C8",
    "999000, RENEW, !EXPIRED, A-C8",
    "999000, REISSUE_LOST, -, GD-16"
  })
  void a_certificate_whose_end_is_not_reckoned_from_its_issue_is_not_made_as_if_it_were(
      String region, Service service, String facts, String rule) {
    assertThatThrownBy(() -> request(region, service, facts, Instant.EPOCH, 1))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .singleElement()
                    .satisfies(
                        problem -> {
                          assertThat(problem.code()).isEqualTo("certificate.no-period");
                          assertThat(problem.rule()).isEqualTo(rule);
                        }));
  }

  @ParameterizedTest
  @CsvSource({"440000, 教务处, 教务处", "440000, , ", "430100, 教务处, "})
  void a_unit_that_applies_in_a_departments_name_has_it_in_the_subject_GD_31(
      String region, String department, String unit) {
    Map<String, String> form = new TreeMap<>(FORM);
    if (department != null) {
      form.put("department", department);
    }
    DistinguishedName subject = request(region, Service.NEW, "-", Instant.EPOCH, 1, form).subject();
    assertThat(subject.organizationalUnit()).isEqualTo(unit);
    assertThat(subject.organization()).isEqualTo(FORM.get("unitName"));
  }

  /** Versions of before name none; Guangdong's documents put no mailbox into a certificate. */
  @ParameterizedTest
  @CsvSource({
    "430100,   office@example.cn, office@example.cn",
    "430100,   ,                  ",
    "440000,   office@example.cn, ",
    "430100-5, office@example.cn, ",
  })
  void the_mailbox_of_a_unit_stands_in_a_certificate_where_the_region_says_so_A_X4(
      String region, String typed, String named) {
    Map<String, String> form = new TreeMap<>(FORM);
    form.remove("unitEmail");
    if (typed != null) {
      form.put("unitEmail", typed);
    }
    Policy policy =
        region.contains("-")
            ? PolicyReader.read(Policies.text("db/policies/" + region + ".yaml"))
            : Policies.of(region);
    CertificateRequest request =
        new CertificateContents(policy, asked(policy, form))
            .request(Profile.SIGNING, KEY, Instant.EPOCH, "reference");
    assertThat(request.email()).isEqualTo(named);
  }

  @Test
  void a_mailbox_that_a_certificate_has_no_room_for_is_told_at_its_field_before_there_is_a_key() {
    Map<String, String> form = new TreeMap<>(FORM);
    form.put("unitEmail", "办公室@example.cn");
    assertThat(
            new CertificateContents(Policies.CHANGSHA, asked(Policies.CHANGSHA, form))
                .problems(Instant.EPOCH))
        .extracting(Problem::code, Problem::field, Problem::rule)
        .containsExactly(Tuple.tuple("ca.rfc822-name", "unitEmail", "RFC-5280"));
  }

  private static Particulars asked(Policy policy, Map<String, String> form) {
    return new Particulars(
        policy.region(),
        Situation.of(Service.NEW, HolderType.UNIT, Channel.COUNTER),
        1,
        null,
        form,
        Set.of());
  }

  /** A certificate may come to its end while an application on it waits for a gate. */
  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource(
      textBlock =
          """
          NEW,          both,        -,                        -
          RENEW,        both,        -,                        -
          RENEW,        not EXPIRED, certificate.no-period,    CS-10、A-C8、GD-16
          REISSUE_LOST, both,        certificate.nothing-left, GD-16
          CHANGE,       both,        certificate.nothing-left, GD-16
          """)
  void what_goes_on_from_a_certificate_is_too_late_once_that_has_ended_unless_a_period_is_left(
      Service service, String granted, String code, String rule) {
    Policy policy =
        "both".equals(granted) ? Policies.NOWHERE : PolicyReader.read(withoutRenewalOfExpired());
    Instant end = Instant.parse("2026-11-20T15:59:59Z");
    CertificateContents contents =
        new CertificateContents(
            policy,
            new Particulars(
                policy.region(),
                Situation.of(service, HolderType.UNIT, Channel.COUNTER),
                1,
                service == Service.NEW ? null : end,
                FORM,
                Set.of()));
    assertThat(contents.tooLate(end.minusSeconds(1))).isEmpty();
    Optional<Problem> late = contents.tooLate(end.plus(Duration.ofDays(1)));
    assertThat(late.map(Problem::code).orElse("-")).isEqualTo(code);
    assertThat(late.map(Problem::rule).orElse("-")).isEqualTo(rule);
  }

  private static String withoutRenewalOfExpired() {
    String text = Policies.text("policies/999000.yaml");
    int row = text.indexOf("    - end: YEARS_FROM_ISSUE\n      for: {services: [RENEW]");
    return text.substring(0, row) + text.substring(text.indexOf("    - end: OLD_END", row));
  }

  private static CertificateRequest request(
      String region, Service service, String facts, Instant issued, int years) {
    return request(region, service, facts, issued, years, FORM);
  }

  private static CertificateRequest request(
      String region,
      Service service,
      String facts,
      Instant issued,
      int years,
      Map<String, String> form) {
    Policy policy = Policies.of(region);
    Situation situation =
        new Situation(service, HolderType.UNIT, Channel.COUNTER, Policies.facts(facts));
    return new CertificateContents(
            policy, new Particulars(policy.region(), situation, years, null, form, Set.of()))
        .request(Profile.SIGNING, KEY, issued, "a case");
  }
}
