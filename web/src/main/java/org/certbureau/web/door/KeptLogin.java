package org.certbureau.web.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Optional;
import org.certbureau.staff.Attempt;
import org.certbureau.staff.Login;

/**
 * What a request and the session behind it know of a login beside the name: which one it was, so
 * that it ends with the password that it was made by.
 */
public final class KeptLogin {
  private static final String STAMP = "bureau.login-stamp";
  private static final String ATTEMPT = "bureau.attempt";
  private static final String MUST_CHANGE = "bureau.must-change";

  /** Of what came without a login: no account has it. */
  private static final int NONE = -1;

  private KeptLogin() {}

  /** The session goes on with that login; it may have been known to somebody else before. */
  public static void keep(HttpServletRequest request, Login login) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      session = request.getSession();
    } else {
      request.changeSessionId();
    }
    session.setAttribute(STAMP, login.stamp());
  }

  /** Which login the session goes by. */
  static int stamp(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(STAMP) instanceof Integer stamp ? stamp : NONE;
  }

  static void note(HttpServletRequest request, Attempt attempt) {
    request.setAttribute(ATTEMPT, attempt);
  }

  /** The login that this request proved; empty for none. */
  static Optional<Login> proved(HttpServletRequest request) {
    return attempt(request).flatMap(Attempt::login);
  }

  /** For how long nothing is tried that was typed in this request; empty where it was tried. */
  public static Optional<Duration> delay(HttpServletRequest request) {
    return attempt(request).flatMap(Attempt::delay);
  }

  private static Optional<Attempt> attempt(HttpServletRequest request) {
    return request.getAttribute(ATTEMPT) instanceof Attempt attempt
        ? Optional.of(attempt)
        : Optional.empty();
  }

  static void noteMustChange(HttpServletRequest request) {
    request.setAttribute(MUST_CHANGE, true);
  }

  /** Whether who is inside has to choose a password before anything else. */
  public static boolean mustChange(HttpServletRequest request) {
    return request.getAttribute(MUST_CHANGE) != null;
  }
}
