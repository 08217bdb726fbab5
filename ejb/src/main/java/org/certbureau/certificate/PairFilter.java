package org.certbureau.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.Typed;
import org.certbureau.kernel.UnitName;
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
  private static final Pattern CREDIT_CODE = Pattern.compile("[0-9A-Z]{2}\\d{6}[0-9A-Z]{10}");
  private static final Pattern HEX = Pattern.compile("[0-9A-F]{8,40}");

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
  }

  void narrow(Conditions where, Name name) {
    if (text != null) {
      recognise(where, name);
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

  /** What was typed shows by its shape what it is: one index answers, not five. */
  private void recognise(Conditions where, Name name) {
    String code = Typed.code(text);
    String hex = Typed.serial(text);
    Optional<CaseNumber> number = CaseNumber.find(text);
    Optional<LineNumber> line = LineNumber.find(text);
    if (line.isPresent()) {
      where.and("p.line.number = :line", "line", line.get().value());
    } else if (number.isPresent()) {
      where.and("p.caseNumber = :number", "number", number.get());
    } else if (CREDIT_CODE.matcher(code).matches()) {
      byCreditCode(where, code);
    } else if (HEX.matcher(hex).matches()) {
      where.and(
          "(p.chip = :hex or p.signingSerial = :hex or p.encryptionSerial = :hex)", "hex", hex);
    } else {
      where.beginning(name.attribute, "name", UnitName.cleaned(text));
    }
  }

  private static void byCreditCode(Conditions where, String code) {
    if (CreditCode.check(code).isPresent()) {
      where.nothing(); // nobody has a code whose check character is wrong
    } else {
      where.and("p.creditCode = :code", "code", new CreditCode(code));
    }
  }
}
