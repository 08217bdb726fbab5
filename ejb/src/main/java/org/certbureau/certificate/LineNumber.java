package org.certbureau.certificate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Typed;

/**
 * What people call a certificate (证书编号), whatever pair is in force on it: {@code CS-Z-004187}. Gaps
 * are allowed.
 */
public record LineNumber(String value) {
  private static final Pattern TYPED = Pattern.compile("([A-Z]{2,4})Z0*(\\d{1,12})");

  /** Reads what was typed: blanks, lower case, missing hyphens and leading zeros are forgiven. */
  public static Optional<LineNumber> find(String typed) {
    Matcher number = TYPED.matcher(Typed.code(typed));
    return number.matches()
        ? Optional.of(written(number.group(1), Long.parseLong(number.group(2))))
        : Optional.empty();
  }

  /** The number of a line that this case opens: cases and certificates of a region begin alike. */
  static LineNumber of(CaseNumber openedBy, long running) {
    return written(openedBy.prefix(), running);
  }

  private static LineNumber written(String prefix, long running) {
    return new LineNumber("%s-Z-%06d".formatted(prefix, running));
  }

  @Override
  public String toString() {
    return value;
  }
}
