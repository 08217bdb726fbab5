package org.certbureau.web.faces.frame;

import jakarta.faces.application.ResourceHandler;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.Optional;
import org.certbureau.web.door.ErrorPage;

/**
 * Opens a page only to those whom the table of screens names. The desks behind it check again; this
 * keeps people from filling in what they could not send.
 */
@WebFilter(urlPatterns = "*.xhtml", dispatcherTypes = DispatcherType.REQUEST)
public class ScreenGuard extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Screen> screen = Screen.at(request.getServletPath());
    if (screen.isPresent() && !screen.get().isOpenTo(request)) {
      ErrorPage.refuse(request, response, HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    if (screen.isEmpty() && isNowhere(request.getServletPath())) {
      ErrorPage.refuse(request, response, HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    chain.doFilter(request, response);
  }

  /** Scripts and styles that pages name are found by Faces, some of them in its libraries. */
  private boolean isNowhere(String path) throws MalformedURLException {
    return !path.startsWith(ResourceHandler.RESOURCE_IDENTIFIER)
        && getServletContext().getResource(path) == null;
  }
}
