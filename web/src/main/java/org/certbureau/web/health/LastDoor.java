package org.certbureau.web.health;

import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;

/**
 * Loaded after all others: from then on every door answers. The server listens earlier than that,
 * and doors that are not loaded yet answer 500.
 */
@WebServlet(urlPatterns = "/health/last", loadOnStartup = Integer.MAX_VALUE)
public class LastDoor extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String LOADED = LastDoor.class.getName();

  @Override
  public void init() {
    getServletContext().setAttribute(LOADED, true);
  }

  static boolean isLoaded(ServletContext context) {
    return context.getAttribute(LOADED) != null;
  }
}
