package org.certbureau.web.door;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/**
 * A form that the script of a page sends, and not the browser: the page stays until it knows where
 * to go, so that nothing typed is lost to a login or a network that is away.
 */
public final class SentByScript {
  private static final String SENT = "Bureau-Post";

  /** Where the page goes on; a redirect that a script can read. */
  public static final String GO = "Bureau-Go";

  /** Says that the form did nothing, wherever the page goes on: what was typed is not done with. */
  public static final String UNDONE = "Bureau-Undone";

  private SentByScript() {}

  public static boolean is(HttpServletRequest request) {
    return request.getHeader(SENT) != null;
  }

  /**
   * The page that a form was sent from, with its parameters: the form's own address has none.
   *
   * @return a path of ours with its query; null where the browser does not say
   */
  public static String pageOf(HttpServletRequest request) {
    String referer = request.getHeader("Referer");
    if (referer == null) {
      return null;
    }
    try {
      URI uri = URI.create(referer);
      if (!request.getRequestURI().equals(uri.getRawPath())) {
        return null;
      }
      return uri.getRawQuery() == null
          ? uri.getRawPath()
          : uri.getRawPath() + '?' + uri.getRawQuery();
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }
}
