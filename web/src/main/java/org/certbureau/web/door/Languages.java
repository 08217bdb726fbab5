package org.certbureau.web.door;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Iterator;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.kernel.Messages;

/**
 * The language to answer in. To a person at the pages the one they have chosen there, which is
 * Chinese until they choose; to everybody else what the request asks for, else Chinese.
 */
public final class Languages {
  private Languages() {}

  private static final String COOKIE = "bureau-language";

  public static Locale of(HttpServletRequest request) {
    if (Door.asked(request) == Door.PAGES) {
      Optional<Locale> chosen = chosen(request);
      if (chosen.isPresent()) {
        return chosen.get();
      }
      if (request.getUserPrincipal() != null) {
        return Messages.LANGUAGES.get(0);
      }
    }
    return Messages.nearest(wanted(request.getHeader("Accept-Language")));
  }

  /** Has a browser remember, until it is closed, what a person has chosen at the pages. */
  public static void choose(HttpServletResponse response, Locale language) {
    response.addCookie(OwnCookie.of(COOKIE, language.toLanguageTag(), "/"));
  }

  /** What somebody has chosen at the pages; empty for nothing. */
  public static Optional<Locale> chosen(HttpServletRequest request) {
    return Stream.ofNullable(request.getCookies())
        .flatMap(Stream::of)
        .filter(cookie -> COOKIE.equals(cookie.getName()))
        .map(Cookie::getValue)
        .findFirst()
        .map(tag -> Messages.nearest(Locale.forLanguageTag(tag)));
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
