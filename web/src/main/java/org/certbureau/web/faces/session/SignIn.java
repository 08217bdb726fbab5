package org.certbureau.web.faces.session;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.regex.Pattern;
import org.certbureau.staff.OwnAccountDesk;
import org.certbureau.staff.tries.TryLater;
import org.certbureau.web.door.KeptLogin;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.frame.Screen;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Words;

/** Logging in and out. */
@Named
@RequestScoped
public class SignIn {
  /** A path of ours: nothing a browser could take for another site. */
  private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[^\\\\\\p{Cntrl}]*");

  @Inject private Clock clock;
  @Inject private SecurityContext security;
  @Inject private Problems problems;
  @Inject private FacesContext faces;
  @Inject private Figures figures;
  @Inject private Notice notice;
  @Inject private Words say;
  @EJB private OwnAccountDesk account;
  private String name;
  private String password;
  private String target;

  /** Whoever is inside already has no business at the door. */
  public void passBy() throws IOException {
    if (security.getCallerPrincipal() != null) {
      goOn();
    }
  }

  public void enter() throws IOException {
    if (name == null || name.isBlank()) {
      problems.add("name", "login.name.missing");
    }
    if (password == null || password.isEmpty()) {
      problems.add("password", "login.password.missing");
    }
    if (problems.isAny()) {
      return;
    }
    if (isInsideAsAnother()) {
      problems.add("name", "login.another-inside");
      return;
    }
    ExternalContext external = faces.getExternalContext();
    HttpServletRequest request = (HttpServletRequest) external.getRequest();
    AuthenticationStatus status =
        security.authenticate(
            request,
            (HttpServletResponse) external.getResponse(),
            AuthenticationParameters.withParams()
                .newAuthentication(true)
                .credential(new UsernamePasswordCredential(name.strip(), password)));
    if (status == AuthenticationStatus.SUCCESS) {
      warn();
      goOn();
    } else if (KeptLogin.delay(request).isPresent()) {
      TryLater later = TryLater.of(KeptLogin.delay(request).get(), clock.instant());
      problems.add("password", "login.later", later.minutes(), later.from());
    } else {
      // one sentence for unknown names, wrong passwords and disabled accounts alike
      problems.add("password", "login.refused");
    }
  }

  /** Whoever guessed at the account since: its owner knows best whether that was themselves. */
  private void warn() {
    account
        .takeFailures()
        .ifPresent(
            failed ->
                notice.warn(
                    say.of(
                        "login.failures",
                        failed.count(),
                        figures.moment(failed.lastAt()),
                        failed.lastFrom())));
  }

  /** What lies in the session is that person's: it has to be left before another one enters. */
  private boolean isInsideAsAnother() {
    return security.getCallerPrincipal() != null
        && !security.getCallerPrincipal().getName().equals(name.strip());
  }

  private void goOn() throws IOException {
    ExternalContext external = faces.getExternalContext();
    external.redirect(external.getRequestContextPath() + destination(target));
  }

  public String leave() throws ServletException {
    ExternalContext external = faces.getExternalContext();
    ((HttpServletRequest) external.getRequest()).logout();
    external.invalidateSession();
    return Screen.LOGIN + "?faces-redirect=true";
  }

  static String destination(String target) {
    return target != null && OWN_PATH.matcher(target).matches() ? target : "/";
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  /** Never shown again. */
  public String getPassword() {
    return null;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  public String getTarget() {
    return target;
  }

  public void setTarget(String target) {
    this.target = target;
  }
}
