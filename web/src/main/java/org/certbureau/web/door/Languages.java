package org.certbureau.web.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Iterator;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.certbureau.kernel.Messages;

/** The language to answer in: what the request asks for, else Chinese. */
public final class Languages {
  private Languages() {}

  public static Locale of(HttpServletRequest request) {
    return Messages.nearest(wanted(request.getHeader("Accept-Language")));
  }

  /**
   * @param said the language that a message asks for by itself, or null
   */
  public static Locale of(HttpServletRequest request, String said) {
    return said == null || said.isBlank()
        ? of(request)
        : Messages.nearest(Locale.forLanguageTag(said.strip()));
  }

  /**
   * Read here: for a header without a language the containers answer with the machine's own, with
   * none at all, or not.
   *
   * @return null for none
   */
  private static Locale wanted(String header) {
    if (header == null) {
      return null;
    }
    try {
      Iterator<LanguageRange> ranges = LanguageRange.parse(header).iterator();
      return ranges.hasNext() ? Locale.forLanguageTag(ranges.next().getRange()) : null;
    } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      // the second for hyphens alone
      return null;
    }
  }
}
