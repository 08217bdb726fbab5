package org.certbureau.web.faces.search;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How many rows of a list fit the reader's window. A script ({@code rows.js}) measures it on the
 * page that is open and keeps it for the next, so that no list is drawn twice.
 */
@RequestScoped
class FittingRows {
  /** The script writes it: a number of rows. */
  private static final String COOKIE = "rows-";

  private static final int UNKNOWN = 10;
  private static final int FEWEST = 5;
  private static final int MOST = 100;

  @Inject private HttpServletRequest request;

  /** Of the list on the page that is asked for. */
  int fitting() {
    return told(request.getCookies(), page());
  }

  /** The name of the page, by which its rows are measured: what stands above them differs. */
  String page() {
    String path = request.getServletPath();
    return path.substring(path.lastIndexOf('/') + 1).replace(".xhtml", "");
  }

  static int told(Cookie[] cookies, String page) {
    return Optional.ofNullable(cookies).stream()
        .flatMap(Stream::of)
        .filter(cookie -> cookie.getName().equals(COOKIE + page))
        .map(Cookie::getValue)
        .filter(rows -> rows.matches("\\d{1,3}"))
        .map(Integer::valueOf)
        .map(rows -> Math.max(FEWEST, Math.min(MOST, rows)))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
