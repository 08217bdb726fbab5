package org.certbureau.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.calendar.China;
import org.certbureau.work.Conditions;

/**
 * Which pairs a search shows; null means no condition. At least one is needed: nobody reads through
 * a million certificates.
 *
 * @param text the number of a certificate or of a case, a credit code, chip or certificate serial
 *     as a whole, or how a holder's name begins, or the shorter one on the certificate (two
 *     characters at least)
 * @param endsFrom first day of the end, in Asia/Shanghai
 * @param endsUntil last day of the end
 */
public record PairFilter(String text, LocalDate endsFrom, LocalDate endsUntil, PairState state) {
  private static final int SHORTEST_NAME = 2;

  /** The longest span of ends that may be looked through without a text. */
  private static final int LONGEST_SPAN_DAYS = 92;

  public PairFilter {
    FreeText sought = FreeText.soughtAt("text", text);
    text = sought.isEmpty() ? null : sought.value();
    if (text != null && sought.length() < SHORTEST_NAME) {
      throw new RuleViolation(
          Problem.of("certificate.search-too-short", "text", Integer.toString(SHORTEST_NAME)));
    }
    if (text == null && Stream.of(endsFrom, endsUntil).anyMatch(day -> day == null)) {
      throw new RuleViolation(Problem.of("certificate.search-needs-condition", "text"));
    }
    if (endsFrom != null && endsUntil != null) {
      if (endsUntil.isBefore(endsFrom)) {
        throw new RuleViolation(Problem.of("certificate.search-span-backwards", "endsUntil"));
      }
      if (text == null && endsUntil.isAfter(endsFrom.plusDays(LONGEST_SPAN_DAYS))) {
        throw new RuleViolation(
            Problem.of(
                "certificate.search-span", "endsUntil", Integer.toString(LONGEST_SPAN_DAYS)));
      }
    }
  }

  public static PairFilter text(String text) {
    return new PairFilter(text, null, null, null);
  }

  /** Which of a holder's names is looked for: each has an index, both at once have none. */
  enum Name {
    HOLDER("p.holderName"),
    CERTIFICATE("p.certificateName");

    private final String attribute;

    Name(String attribute) {
      this.attribute = attribute;
    }

    String attribute() {
      return attribute;
    }
  }

  void narrow(Conditions where, Name name) {
    if (text != null) {
      Sought.of(text).narrow(where, name.attribute);
    }
    where
        .and("p.notAfter >= :endsFrom", "endsFrom", startOf(endsFrom))
        .and(
            "p.notAfter < :endsUntil",
            "endsUntil",
            endsUntil == null ? null : startOf(endsUntil.plusDays(1)))
        .and("p.state = :state", "state", state);
  }

  private static Instant startOf(LocalDate day) {
    return day == null ? null : day.atStartOfDay(China.ZONE).toInstant();
  }
}
