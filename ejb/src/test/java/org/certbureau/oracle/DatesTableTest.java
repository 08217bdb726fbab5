package org.certbureau.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.certbureau.application.Counter;
import org.certbureau.application.line.LineBefore;
import org.certbureau.application.line.LineFacts;
import org.certbureau.ca.Profile;
import org.certbureau.certificate.contents.CertificateContents;
import org.certbureau.certificate.contents.Particulars;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.calendar.China;
import org.certbureau.kernel.calendar.Validity;
import org.certbureau.oracle.TruthTable.Row;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.AccessRule;
import org.certbureau.region.policy.CertificatePolicy;
import org.certbureau.region.quoting.Access;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From when until when certificates are good, and tokens under warranty. */
class DatesTableTest {
  private static final Sm2PublicKey KEY = Sm2Keys.generate(new SecureRandom()).publicKey();

  private static final String REFUSED = "REFUSED";
  private static final String WARNED = "counter after a warning: ";
  private static final Pattern REPLACED = Pattern.compile("medium replaced (\\S+)");

  static Stream<Row> signed() {
    return TruthTable.atCounter("dates")
        .filter(row -> Procedure.of(row.service()).signs())
        .filter(row -> !row.says("NEW_START", "-"));
  }

  static Stream<Row> refused() {
    return TruthTable.atCounter("dates").filter(row -> row.get("NEW_END").startsWith(REFUSED));
  }

  static Stream<Row> warned() {
    return TruthTable.atCounter("dates").filter(row -> row.get("NEW_END").contains(WARNED));
  }

  static Stream<Row> withoutNewPair() {
    return TruthTable.atCounter("dates").filter(row -> !Procedure.of(row.service()).signs());
  }

  static Stream<Row> notices() {
    return TruthTable.of("dates", row -> row.says("SERVICE", "NOTICE"));
  }

  @ParameterizedTest
  @MethodSource("signed")
  void a_pair_runs_from_the_day_of_issue_until_the_end_that_its_service_gives_it(Row row) {
    for (Profile profile : Profile.values()) {
      Validity validity = validity(row, profile);
      assertThat(validity.firstDay()).hasToString(row.get("NEW_START"));
      assertThat(validity.lastDay()).hasToString(row.get("NEW_END"));
    }
    Situation situation = row.says("OLD_END", "-") ? row.situation(Facts.NONE) : onThatDay(row);
    assertThat(row.policy().period(situation))
        .get()
        .extracting(CertificatePolicy.PeriodRule::rule)
        .isEqualTo(row.get("RULE"));
  }

  private static Validity validity(Row row, Profile profile) {
    Particulars asked =
        new Particulars(
            row.policy().region(),
            row.situation(Facts.NONE),
            row.says("YEARS", "-") ? 1 : Integer.parseInt(row.get("YEARS")),
            row.says("OLD_END", "-") ? null : morning(row.get("OLD_END")),
            Counter.form(row.policy().region()),
            Set.of());
    return new CertificateContents(row.policy(), asked)
        .request(profile, KEY, morning(row.get("ISSUED")), "reference")
        .validity();
  }

  private static Instant morning(String day) {
    return LocalDate.parse(day).atTime(10, 42).atZone(China.ZONE).toInstant();
  }

  /**
   * What has come to its end has nothing to go on until (A-X2); a table of its own has the rest.
   */
  @ParameterizedTest
  @MethodSource("refused")
  void what_has_ended_is_not_made_again(Row row) {
    if (row.says("STATE", "EXPIRED")) {
      assertThat(row.get("RULE")).isEqualTo("A-X2");
      assertThat(Procedure.of(row.service()).admits()).doesNotContain(LineStanding.EXPIRED);
    } else {
      assertThat(Access.barred(row.policy(), onThatDay(row)))
          .get()
          .extracting(Problem::rule)
          .isEqualTo(row.get("RULE"));
    }
  }

  @ParameterizedTest
  @MethodSource("warned")
  void too_early_is_warned_of_at_the_counter_and_then_goes_on_from_the_old_end(Row row) {
    assertThat(Access.warning(row.policy(), onThatDay(row)))
        .get()
        .extracting(AccessRule::rule)
        .isEqualTo(row.get("RULE"));
    assertThat(validity(row, Profile.SIGNING).lastDay())
        .hasToString(
            row.get("NEW_END").substring(row.get("NEW_END").indexOf(WARNED) + WARNED.length()));
  }

  private static Situation onThatDay(Row row) {
    return row.situation(
        LineFacts.on(
            LocalDate.parse(row.get("ISSUED")),
            row.policy(),
            Optional.of(new LineBefore(morning(row.get("OLD_END")), null, null))));
  }

  @ParameterizedTest
  @MethodSource("withoutNewPair")
  void what_signs_nothing_leaves_the_end_where_it_was(Row row) {
    assertThat(row.get("NEW_START")).isEqualTo("(no new pair)");
    assertThat(row.get("NEW_END")).isEqualTo(row.get("OLD_END"));
    assertThat(Procedure.of(row.service()).signs()).isFalse();
    assertThat(Procedure.of(row.service()).end()).isEqualTo(Procedure.End.NO_END);
  }

  static Stream<Row> warranties() {
    return TruthTable.of("dates", row -> row.says("SERVICE", "WARRANTY"));
  }

  /** Its last day belongs to it; a renewal on the same token does not start it anew. */
  @ParameterizedTest
  @MethodSource("warranties")
  void a_token_is_under_warranty_from_the_first_certificate_on_it_A_C3(Row row) {
    Matcher replaced = REPLACED.matcher(row.get("STATE"));
    String first = replaced.find() ? replaced.group(1) : row.get("OLD_START");
    Facts facts =
        LineFacts.on(
            LocalDate.parse(row.get("ISSUED")),
            row.policy(),
            Optional.of(new LineBefore(morning("2029-12-31"), "C0FFEE", morning(first))));
    assertThat(facts.is(Fact.IN_WARRANTY)).contains(row.get("NEW_END").startsWith("IN"));
    assertThat(row.get("RULE")).contains("A-C3");
    assertThat(row.policy().token().warranty().rule()).isEqualTo("CS-15");
  }

  @ParameterizedTest
  @MethodSource("notices")
  void a_notice_comes_so_many_days_before_the_end(Row row) {
    LocalDate end = LocalDate.parse(row.get("OLD_END"));
    assertThat(end.minusDays(row.policy().certificate().notice().days()))
        .hasToString(row.get("NEW_END"));
    assertThat(row.policy().certificate().notice().rule()).isEqualTo(row.get("RULE"));
  }
}
