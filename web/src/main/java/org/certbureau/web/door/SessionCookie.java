package org.certbureau.web.door;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import org.certbureau.settings.PlaceSettings;

/** Lets the session's cookie travel over TLS alone, where the bureau is reached that way. */
public class SessionCookie implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    SessionCookieConfig cookie = event.getServletContext().getSessionCookieConfig();
    cookie.setSecure(PlaceSettings.PUBLIC_URL.value().startsWith("https:"));
  }
}
