package org.certbureau.web.door;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.auth.message.callback.CallerPrincipalCallback;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import org.certbureau.kernel.Problem;
import org.certbureau.staff.Login;
import org.certbureau.staff.Logins;
import org.certbureau.staff.Validity;

/**
 * The authentication mechanism (Jakarta Security) of every door: asks everybody who they are.
 * People log in once and are known by their session; machines say it with every request, by BASIC
 * or by a token, and a session of theirs counts for nothing. One mechanism for all, because an
 * application can have only one.
 */
@ApplicationScoped
class Doorkeeper implements HttpAuthenticationMechanism {
  private static final String BASIC = "Basic ";
  private static final String BEARER = "Bearer ";
  private static final String PASSWORD_PAGE = "/password.xhtml";
  private static final String PASSWORD_OPERATION = "/api/v1/me/password";
  private static final Problem PASSWORD_TO_CHANGE = Problem.of("web.password-to-change", null);

  /** Where somebody may be who has to change their password first. */
  private static final Set<String> MAY_STAY =
      Set.of(
          PASSWORD_PAGE,
          "/login.xhtml",
          "/session/touch",
          "/session/resume",
          "/error",
          "/error.css");

  private static final Problem TOKEN_EXPIRED = Problem.of("web.token-expired", null);

  /** As RFC 6750 §3.1 has it. */
  private static final String EXPIRED =
      "Bearer realm=\"certbureau\", error=\"invalid_token\","
          + " error_description=\"The access token expired\"";

  @Inject private Clock clock;
  @Inject private IdentityStoreHandler stores;
  @Inject private Turnstile turnstile;
  @EJB private Logins logins;

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws AuthenticationException {
    Credential typed = context.getAuthParameters().getCredential();
    if (typed != null) {
      return logIn(typed, request, context);
    }
    Door door = Door.of(request);
    try {
      Optional<Duration> wait = turnstile.pass(door, RemoteAddress.of(request));
      if (wait.isPresent()) {
        Refusal.tooOften(request, response, wait.get());
        return AuthenticationStatus.SEND_FAILURE;
      }
      return switch (door) {
        case PAGES -> person(request, response, context);
        case REST, SOAP -> machine(request, response, context);
        case PKI, HEALTH -> anybody(request, response, context);
      };
    } catch (IOException | UnsupportedCallbackException e) {
      throw new AuthenticationException(e);
    }
  }

  /** What the login page asks for. */
  private AuthenticationStatus logIn(
      Credential typed, HttpServletRequest request, HttpMessageContext context) {
    CredentialValidationResult result = validate(typed, request);
    if (result.getStatus() != CredentialValidationResult.Status.VALID) {
      return AuthenticationStatus.SEND_FAILURE;
    }
    KeptLogin.keep(request, KeptLogin.proved(request).orElseThrow());
    context
        .getMessageInfo()
        .getMap()
        .put("jakarta.servlet.http.registerSession", Boolean.TRUE.toString());
    return context.notifyContainerAboutLogin(result);
  }

  private AuthenticationStatus person(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws IOException, UnsupportedCallbackException {
    if (request.getUserPrincipal() != null && !isForAll(request)) {
      Validity validity =
          logins.validity(request.getUserPrincipal().getName(), KeptLogin.stamp(request));
      if (validity == Validity.OVER) {
        request.getSession().invalidate();
        return nobody(request, response, context);
      }
      if (validity == Validity.MUST_CHANGE) {
        KeptLogin.noteMustChange(request);
        if (!MAY_STAY.contains(Door.pathOf(request))) {
          sendToPassword(request, response);
          return AuthenticationStatus.SEND_CONTINUE;
        }
      }
    }
    if (request.getUserPrincipal() != null) {
      context
          .getHandler()
          .handle(
              new Callback[] {
                new CallerPrincipalCallback(context.getClientSubject(), request.getUserPrincipal())
              });
      return AuthenticationStatus.SUCCESS;
    }
    return nobody(request, response, context);
  }

  private static AuthenticationStatus nobody(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws IOException {
    if (!context.isProtected()) {
      return context.doNothing();
    }
    sendToLogin(request, response);
    return AuthenticationStatus.SEND_CONTINUE;
  }

  /** Stylesheets and pictures, of which a page has many. */
  private static boolean isForAll(HttpServletRequest request) {
    return request.getServletPath().startsWith("/jakarta.faces.resource/");
  }

  /** Whoever asks for a page gets that of the password; what a page asks for beside is refused. */
  private static void sendToPassword(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = Door.pathOf(request);
    boolean page = path.equals("/") || path.endsWith(".xhtml");
    if (page && "GET".equals(request.getMethod())) {
      SecurityHeaders.set(response);
      response.sendRedirect(request.getContextPath() + PASSWORD_PAGE);
    } else {
      passwordToChange(request, response, request.getRemoteUser());
    }
  }

  private static void passwordToChange(
      HttpServletRequest request, HttpServletResponse response, String name) throws IOException {
    Refusal.log(request, name);
    Refusal.send(request, response, HttpServletResponse.SC_FORBIDDEN, PASSWORD_TO_CHANGE);
  }

  private static void sendToLogin(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String login = request.getContextPath() + "/login.xhtml";
    SecurityHeaders.set(response);
    if ("partial/ajax".equals(request.getHeader("Faces-Request")) || SentByScript.is(request)) {
      // the page asks for the password over itself, so that what is typed there is not lost
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    String wanted = wanted(request);
    boolean comesBack =
        wanted != null && !request.getRequestURI().equals(request.getContextPath() + "/");
    response.sendRedirect(
        comesBack ? login + "?target=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8) : login);
  }

  /** Back to the page, and to that of a form; null for what is no page. */
  private static String wanted(HttpServletRequest request) {
    if (!"GET".equals(request.getMethod())) {
      return SentByScript.pageOf(request);
    }
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + '?' + query;
  }

  /** Nobody has to say who they are here; beside what is open there is nothing. */
  private static AuthenticationStatus anybody(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws IOException {
    if (!context.isProtected()) {
      return context.doNothing();
    }
    Refusal.send(request, response, HttpServletResponse.SC_NOT_FOUND);
    return AuthenticationStatus.SEND_FAILURE;
  }

  private AuthenticationStatus machine(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
      throws IOException {
    String authorization = request.getHeader("Authorization");
    if (authorization == null && !context.isProtected()) {
      return context.doNothing();
    }
    Optional<Credential> shown = shown(authorization);
    if (shown.isPresent()) {
      CredentialValidationResult result = validate(shown.get(), request);
      if (result.getStatus() == CredentialValidationResult.Status.VALID) {
        Optional<Duration> wait = turnstile.passAccount(result.getCallerPrincipal().getName());
        if (wait.isPresent()) {
          Refusal.tooOften(request, response, wait.get());
          return AuthenticationStatus.SEND_FAILURE;
        }
        if (KeptLogin.proved(request).filter(Login::mustChange).isPresent()
            && !PASSWORD_OPERATION.equals(Door.pathOf(request))) {
          passwordToChange(request, response, result.getCallerPrincipal().getName());
          return AuthenticationStatus.SEND_FAILURE;
        }
        return context.notifyContainerAboutLogin(result);
      }
    }
    if (shown.filter(this::isExpired).isPresent()) {
      response.addHeader("WWW-Authenticate", EXPIRED);
      Refusal.send(request, response, HttpServletResponse.SC_UNAUTHORIZED, TOKEN_EXPIRED);
      return AuthenticationStatus.SEND_FAILURE;
    }
    Optional<Duration> delay = KeptLogin.delay(request);
    if (delay.isPresent()) {
      Refusal.tooManyTries(request, response, delay.get(), clock.instant());
      return AuthenticationStatus.SEND_FAILURE;
    }
    if (turnstile.hasFailedTooOften(RemoteAddress.of(request))) {
      Refusal.tooOften(request, response, Duration.ofMinutes(1));
      return AuthenticationStatus.SEND_FAILURE;
    }
    response.addHeader("WWW-Authenticate", "Basic realm=\"certbureau\", charset=\"UTF-8\"");
    response.addHeader("WWW-Authenticate", "Bearer realm=\"certbureau\"");
    Refusal.send(request, response, HttpServletResponse.SC_UNAUTHORIZED);
    return AuthenticationStatus.SEND_FAILURE;
  }

  private boolean isExpired(Credential shown) {
    return shown instanceof StaffIdentityStore.MachineToken machine
        && logins.isExpiredMachineToken(machine.token());
  }

  private static Optional<Credential> shown(String authorization) {
    if (authorization == null) {
      return Optional.empty();
    }
    if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.of(
          new StaffIdentityStore.MachineToken(authorization.substring(BEARER.length()).trim()));
    }
    if (authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return basic(authorization.substring(BASIC.length()).trim());
    }
    return Optional.empty();
  }

  private static Optional<Credential> basic(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new UsernamePasswordCredential(pair.substring(0, colon), pair.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * A password is slow to check, for us as well: where many were wrong, further ones are checked
   * one after the other, but for those of people who have come in from there. A token costs
   * nothing.
   */
  private CredentialValidationResult validate(Credential shown, HttpServletRequest request) {
    String address = RemoteAddress.of(request);
    if (!(shown instanceof UsernamePasswordCredential person)) {
      CredentialValidationResult result = stores.validate(shown);
      boolean known =
          result.getStatus() == CredentialValidationResult.Status.VALID || isExpired(shown);
      return known ? result : counted(result, address);
    }
    CredentialValidationResult result =
        turnstile
            .inTurn(address, person.getCaller(), () -> stores.validate(shown))
            .orElse(CredentialValidationResult.INVALID_RESULT);
    if (result.getStatus() == CredentialValidationResult.Status.VALID) {
      turnstile.rememberLogin(address, result.getCallerPrincipal().getName());
    }
    return counted(result, address);
  }

  private CredentialValidationResult counted(CredentialValidationResult result, String address) {
    if (result.getStatus() != CredentialValidationResult.Status.VALID) {
      turnstile.countFailedLogin(address);
    }
    return result;
  }
}
