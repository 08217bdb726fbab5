package org.certbureau.web.faces.session;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.certbureau.staff.Logins;
import org.certbureau.web.door.KeptLogin;

/**
 * What a page asks about its session behind the scenes: {@code touch} tells that a human is there,
 * {@code resume} logs in again over a page that is still on the screen, which says by its mark
 * whose it is.
 */
@WebServlet("/session/*")
public class SessionDoor extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int TOO_MANY = 429;

  @Inject private transient SecurityContext security;
  @EJB private transient Logins logins;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(
        switch (String.valueOf(request.getPathInfo())) {
          case "/touch" -> touch();
          case "/resume" -> resume(request, response);
          default -> HttpServletResponse.SC_NOT_FOUND;
        });
  }

  /** That it came here was noted on the way. */
  private int touch() {
    return security.getCallerPrincipal() == null
        ? HttpServletResponse.SC_UNAUTHORIZED
        : HttpServletResponse.SC_NO_CONTENT;
  }

  private int resume(HttpServletRequest request, HttpServletResponse response) {
    String name = request.getParameter("name");
    String password = request.getParameter("password");
    if (name == null
        || password == null
        || !logins.isMarkOf(name, request.getParameter("page"))
        || isInsideAsAnother(name)) {
      return HttpServletResponse.SC_FORBIDDEN;
    }
    AuthenticationStatus status =
        security.authenticate(
            request,
            response,
            AuthenticationParameters.withParams()
                .newAuthentication(true)
                .credential(new UsernamePasswordCredential(name, password)));
    if (status == AuthenticationStatus.SUCCESS) {
      return HttpServletResponse.SC_NO_CONTENT;
    }
    return KeptLogin.delay(request).isPresent() ? TOO_MANY : HttpServletResponse.SC_FORBIDDEN;
  }

  /** A page that is still on the screen is gone on with by whom it was opened. */
  private boolean isInsideAsAnother(String name) {
    return security.getCallerPrincipal() != null
        && !security.getCallerPrincipal().getName().equals(name);
  }
}
