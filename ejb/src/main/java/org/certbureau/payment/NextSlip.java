package org.certbureau.payment;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number that a terminal prints after another one.
 *
 * @param last of the slip before
 * @param proposed the same with its last digits counted on
 */
public record NextSlip(String last, String proposed) {
  private static final Pattern COUNTED = Pattern.compile("(.*?)([0-9]{1,18})");

  /** Empty where it ends in no digit, and where the next one would have a digit more. */
  static Optional<NextSlip> after(String last) {
    Matcher parts = COUNTED.matcher(last);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String digits = parts.group(2);
    String next = Long.toString(Long.parseLong(digits) + 1);
    return next.length() > digits.length()
        ? Optional.empty()
        : Optional.of(
            new NextSlip(
                last, parts.group(1) + "0".repeat(digits.length() - next.length()) + next));
  }
}
