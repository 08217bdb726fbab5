package org.certbureau.web.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Iterator;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.certbureau.kernel.Messages;

/**
 * The language to answer in. To a person at the pages the one they have chosen there, which is
 * Chinese until they choose; to everybody else what the request asks for, else Chinese.
 */
public final class Languages {
  private Languages() {}

  private static final String CHOSEN = "bureau.language";

  public static Locale of(HttpServletRequest request) {
    if (Door.asked(request) == Door.PAGES) {
      if (chosen(request) instanceof Locale chosen) {
        return chosen;
      }
      if (request.getUserPrincipal() != null) {
        return Messages.LANGUAGES.get(0);
      }
    }
    return Messages.nearest(wanted(request.getHeader("Accept-Language")));
  }

  /** Remembers what a person has chosen at the pages, for what answers them without a page. */
  public static void choose(HttpServletRequest request, Locale language) {
    request.getSession().setAttribute(CHOSEN, language);
  }

  private static Object chosen(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? null : session.getAttribute(CHOSEN);
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
