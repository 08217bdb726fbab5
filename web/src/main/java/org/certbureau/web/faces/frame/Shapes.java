package org.certbureau.web.faces.frame;

import java.util.Optional;
import java.util.regex.Pattern;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.Typed;

/** Tells by its shape what somebody typed or scanned. */
public final class Shapes {
  /** The address that a receipt's QR code holds; the number comes last. */
  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S*/");

  private static final Pattern HEX = Pattern.compile("[0-9A-F]{8,40}");

  private Shapes() {}

  /** A number by itself, or at the end of an address. */
  public static Optional<String> caseNumber(String typed) {
    return CaseNumber.find(ADDRESS.matcher(Typed.plain(typed)).replaceFirst(""))
        .map(CaseNumber::value);
  }

  /** With a check digit that is right: a name may be as long as a code. */
  public static boolean isCreditCode(String typed) {
    return CreditCode.check(typed).isEmpty();
  }

  /** A chip or a certificate serial. */
  public static boolean isHex(String typed) {
    String bare = Typed.serial(typed);
    return HEX.matcher(bare).matches() && bare.chars().anyMatch(Character::isDigit);
  }
}
