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
import org.certbureau.web.door.SentByScript;
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
    String wanted = wanted(request);
    if (wanted != null && Screen.at(request.getServletPath()).isPresent()) {
      response.sendRedirect(
          request.getContextPath()
              + Screen.LOGIN
              + "?target="
              + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
    } else {
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  /** The page to come back to; null for what asks without leaving its page. */
  private static String wanted(HttpServletRequest request) {
    if (!"GET".equals(request.getMethod())) {
      boolean stays = SentByScript.is(request) || request.getHeader("Faces-Request") != null;
      return stays ? null : SentByScript.pageOf(request);
    }
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query;
  }
}
