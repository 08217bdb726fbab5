package org.certbureau.web.faces.session;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.certbureau.web.faces.frame.Screen;

/** Ends sessions that no human has used for too long. */
@WebFilter(
    urlPatterns = {"*.xhtml", "/session/*", "/files/*"},
    dispatcherTypes = DispatcherType.REQUEST)
public class HumanWatchFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String RESOURCES = "/jakarta.faces.resource/";

  @Inject private transient HumanWatch watch;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpSession session = request.getSession(false);
    if (session == null
        || request.getUserPrincipal() == null
        || request.getServletPath().startsWith(RESOURCES)
        || !watch.isAbandoned(request, session)) {
      chain.doFilter(request, response);
      return;
    }
    request.logout();
    session.invalidate();
    if ("GET".equals(request.getMethod()) && Screen.at(request.getServletPath()).isPresent()) {
      response.sendRedirect(
          request.getContextPath()
              + Screen.LOGIN
              + "?target="
              + URLEncoder.encode(wanted(request), StandardCharsets.UTF_8));
    } else {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  private static String wanted(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query;
  }
}
