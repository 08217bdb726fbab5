package org.certbureau.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The serial number of a certificate, in upper-case hexadecimal digits. It is a number: programs
 * write it with {@code 0x} and with leading zeros or without, and mean the same certificate.
 */
public record SerialNumber(String value) {
  /** RFC 5280, 4.1.2.2: 20 octets at most. */
  private static final Pattern SHAPE = Pattern.compile("[0-9A-F]{1,40}");

  private static final Pattern PREFIX = Pattern.compile("^(0X)?0*(?=.)");

  public SerialNumber {
    if (value == null || !SHAPE.matcher(value).matches()) {
      throw new RuleViolation(refusal(value));
    }
  }

  /**
   * Reads what was typed at a field called {@code serial}.
   *
   * @throws RuleViolation {@code kernel.serial-number}
   */
  public static SerialNumber of(String typed) {
    return find(typed).orElseThrow(() -> new RuleViolation(refusal(typed)));
  }

  /** Empty for what is no serial number. */
  public static Optional<SerialNumber> find(String typed) {
    String digits = PREFIX.matcher(Typed.serial(typed)).replaceFirst("");
    // an octet has two digits
    String whole = digits.length() % 2 == 0 ? digits : "0" + digits;
    return SHAPE.matcher(whole).matches() ? Optional.of(new SerialNumber(whole)) : Optional.empty();
  }

  private static Problem refusal(String typed) {
    return Problem.of("kernel.serial-number", "serial", FreeText.cleaned(typed));
  }

  @Override
  public String toString() {
    return value;
  }
}
