package org.certbureau.dev.inside;

import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Logs a demonstration account in again that was inside before the bureau was loaded anew. Who logs
 * out is forgotten.
 */
@WebFilter("*.xhtml")
public class RememberedLogin extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String COOKIE = "BUREAU_DEV";
  private static final String LOGIN = "/login.xhtml";
  private static final int A_MONTH = 30 * 24 * 60 * 60;

  /** A name that leads somewhere else could be made to lead a stranger's page to here. */
  private static final Pattern OWN_HOST =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");

  /** A path of ours: nothing a browser could take for another site. */
  private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}]*");

  @Inject private transient SecurityContext security;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!isOfThisMachine(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    if (request.getUserPrincipal() != null) {
      remember(request.getUserPrincipal().getName(), A_MONTH, response);
      chain.doFilter(new Forgetting(request, response), response);
      return;
    }
    if (isAtTheDoor(request) && isLetIn(request, response)) {
      String target = request.getParameter("target");
      boolean ours = target != null && OWN_PATH.matcher(target).matches();
      response.sendRedirect(request.getContextPath() + (ours ? target : "/"));
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean isOfThisMachine(HttpServletRequest request) {
    return ThisMachineOnly.isThisMachine(request.getRemoteAddr())
        && request.getHeader("X-Forwarded-For") == null
        && request.getHeader("Forwarded") == null
        && OWN_HOST.matcher(String.valueOf(request.getHeader("Host"))).matches();
  }

  private static boolean isAtTheDoor(HttpServletRequest request) {
    return "GET".equals(request.getMethod()) && LOGIN.equals(request.getServletPath());
  }

  private boolean isLetIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<UsernamePasswordCredential> known = remembered(request);
    return known.isPresent()
        && security.authenticate(
                request,
                response,
                AuthenticationParameters.withParams()
                    .newAuthentication(true)
                    .credential(known.get()))
            == AuthenticationStatus.SUCCESS;
  }

  private static Optional<UsernamePasswordCredential> remembered(HttpServletRequest request)
      throws IOException {
    Cookie[] cookies = request.getCookies();
    Path accounts = Path.of(System.getenv("BUREAU_DATA"), "accounts.txt");
    if (cookies == null || !Files.exists(accounts)) {
      return Optional.empty();
    }
    Optional<String> name =
        Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .map(Cookie::getValue)
            .findFirst();
    try (Stream<String> lines = Files.lines(accounts)) {
      return lines
          .map(line -> line.split(" "))
          .filter(words -> words.length == 4 && words[0].equals(name.orElse(null)))
          .map(words -> new UsernamePasswordCredential(words[0], words[1]))
          .findFirst();
    }
  }

  private static void remember(String name, int seconds, HttpServletResponse response) {
    Cookie cookie = new Cookie(COOKIE, name);
    cookie.setPath("/");
    cookie.setMaxAge(seconds);
    cookie.setHttpOnly(true);
    cookie.setAttribute("SameSite", "Strict");
    response.addCookie(cookie);
  }

  /** Notices that somebody leaves on purpose. */
  private static final class Forgetting extends HttpServletRequestWrapper {
    private final HttpServletResponse response;

    Forgetting(HttpServletRequest request, HttpServletResponse response) {
      super(request);
      this.response = response;
    }

    @Override
    public void logout() throws ServletException {
      remember("", 0, response);
      super.logout();
    }
  }
}
