package org.certbureau.region.quoting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.certbureau.kernel.Problem;
import org.certbureau.region.Policies;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No year is offered that would outlive the issuer (RFC 5280, 6.1.3). */
class YearsOfferedTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:42:00Z");
  private static final Situation NEW = Situation.of(Service.NEW, HolderType.UNIT, Channel.COUNTER);

  /** What is submitted now is signed for within thirty days: by 22 December. */
  @ParameterizedTest(name = "{0}, issuer until {1}: {2}; for {3} years {4}")
  @CsvSource(
      textBlock =
          """
          440000, 2036-11-22T02:42:00Z, 1 2 3 4 5, 5, -
          440000, 2031-12-22T02:42:00Z, 1 2 3 4 5, 5, -
          440000, 2031-12-22T02:41:59Z, 1 2 3 4,   5, 'region.years-beyond-issuer 5 4 2031-12-22'
          440000, 2031-12-22T02:41:59Z, 1 2 3 4,   4, -
          440000, 2028-01-01T00:00:00Z, 1,         2, 'region.years-beyond-issuer 2 1 2028-01-01'
          440000, 2027-12-22T02:41:59Z, '',        1, 'region.issuer-ending 2027-12-22'
          440000, 2026-11-22T02:42:00Z, '',        1, 'region.issuer-ending 2026-11-22'
          440000, 2020-01-01T00:00:00Z, '',        5, 'region.issuer-ending 2020-01-01'
          430100, 2027-12-22T02:42:00Z, 1,         1, -
          430100, 2027-12-22T02:41:59Z, '',        1, 'region.issuer-ending 2027-12-22'
          """)
  void the_years_of_the_policy_are_offered_as_far_as_the_issuer_lives(
      String region, Instant end, String offered, int wanted, String refusal) {
    YearsOffered years =
        YearsOffered.of(Policies.of(region), NEW, Optional.of(end), NOW).orElseThrow();

    assertThat(years.choices().stream().map(String::valueOf).collect(Collectors.joining(" ")))
        .isEqualTo(offered);
    assertThat(years.isShortened()).isEqualTo(years.choices().size() < (years.rule().max()));
    assertThat(
            years
                .problem(wanted)
                .map(problem -> problem.code() + " " + String.join(" ", problem.args()))
                .orElse("-"))
        .isEqualTo(refusal);
    assertThat(years.problem(wanted).map(Problem::field).orElse("years")).isEqualTo("years");
  }

  @Test
  void what_the_policy_itself_does_not_grant_is_the_policys_to_refuse() {
    assertThat(offered(Optional.of(NOW)).problem(6)).isEmpty();
  }

  @Test
  void of_an_unknown_issuer_the_policys_years_are_offered() {
    assertThat(offered(Optional.empty()).choices()).containsExactly(1, 2, 3, 4, 5);
    assertThat(offered(Optional.empty()).issuerEnd()).isNull();
  }

  @Test
  void a_service_without_years_offers_none() {
    Situation unlock = Situation.of(Service.UNLOCK, HolderType.UNIT, Channel.COUNTER);
    assertThat(YearsOffered.of(Policies.GUANGDONG, unlock, Optional.of(NOW), NOW)).isEmpty();
  }

  private static YearsOffered offered(Optional<Instant> issuerEnd) {
    return YearsOffered.of(Policies.GUANGDONG, NEW, issuerEnd, NOW).orElseThrow();
  }
}
