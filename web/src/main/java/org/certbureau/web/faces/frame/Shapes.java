package org.certbureau.web.faces.frame;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.certbureau.kernel.CreditCode;

/** Tells by its shape what somebody typed or scanned. */
public final class Shapes {
  /** A number by itself, or at the end of the address that a receipt's QR code holds. */
  private static final Pattern CASE_NUMBER =
      Pattern.compile("(?:HTTPS?://\\S*/)?([A-Z]{2,4}-\\d{8}-\\d{6,9})");

  private static final Pattern HEX = Pattern.compile("[0-9A-F]{8,40}");

  private Shapes() {}

  public static Optional<String> caseNumber(String typed) {
    Matcher found = CASE_NUMBER.matcher(plain(typed));
    return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /** With a check digit that is right: a name may be as long as a code. */
  public static boolean isCreditCode(String typed) {
    return plain(typed).length() == 18 && CreditCode.check(plain(typed)).isEmpty();
  }

  /** A chip or a certificate serial. */
  public static boolean isHex(String typed) {
    String bare = plain(typed).replaceAll("[\\s:]", "");
    return HEX.matcher(bare).matches() && bare.chars().anyMatch(Character::isDigit);
  }

  private static String plain(String typed) {
    return typed == null ? "" : typed.strip().toUpperCase(Locale.ROOT);
  }
}
