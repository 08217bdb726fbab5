package org.certbureau.web.faces.frame;

import java.util.Optional;
import java.util.regex.Pattern;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Typed;

/** Tells by its shape what somebody typed or scanned. */
public final class Shapes {
  /** The address that a receipt's QR code holds; the number comes last. */
  private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S*/");

  private Shapes() {}

  /** A number by itself, or at the end of an address. */
  public static Optional<String> caseNumber(String typed) {
    return CaseNumber.find(ADDRESS.matcher(Typed.plain(typed)).replaceFirst(""))
        .map(CaseNumber::value);
  }
}
