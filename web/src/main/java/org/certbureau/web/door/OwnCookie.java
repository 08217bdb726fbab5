package org.certbureau.web.door;

import jakarta.servlet.http.Cookie;
import org.certbureau.settings.PlaceSettings;

/** Cookies beside that of the session: for this house alone, and for no script. */
public final class OwnCookie {
  private OwnCookie() {}

  /** Until the browser is closed. */
  public static Cookie of(String name, String value, String path) {
    Cookie cookie = new Cookie(name, value);
    cookie.setPath(path);
    cookie.setHttpOnly(true);
    cookie.setSecure(PlaceSettings.PUBLIC_URL.value().startsWith("https:"));
    cookie.setAttribute("SameSite", "Strict");
    return cookie;
  }
}
