package org.certbureau.staff;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.tries.TryLater;

/**
 * For desks where something is done by nobody but who has just typed the own password: what was
 * typed is tried, counted and locked as at the login.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasswordProof {
  @EJB private Callers callers;
  @EJB private Logins logins;
  @Inject private Clock clock;

  /**
   * @param field where it was typed
   * @param typed by who is logged in
   * @param remoteAddress where that was
   * @return what was typed
   * @throws RuleViolation at {@code field}: {@code staff.typed-password-missing}, {@code
   *     staff.typed-password-wrong} with the tries that are left, {@code staff.typed-password-last}
   *     where none is, {@code staff.password-later} while none is tried
   */
  public char[] require(String field, String typed, String remoteAddress) {
    if (typed == null || typed.isEmpty()) {
      throw new RuleViolation(Problem.of("staff.typed-password-missing", field));
    }
    String name = callers.current().name();
    char[] password = typed.toCharArray();
    Attempt attempt = logins.byPassword(name, password, remoteAddress);
    if (attempt.login().isEmpty()) {
      throw new RuleViolation(
          attempt
              .delay()
              .map(
                  delay -> {
                    TryLater later = TryLater.of(delay, clock.instant());
                    return Problem.of("staff.password-later", field, later.minutes(), later.from());
                  })
              .orElseGet(() -> wrong(field, name, remoteAddress)));
    }
    return password;
  }

  private Problem wrong(String field, String name, String remoteAddress) {
    int left = logins.triesLeft(name, remoteAddress);
    return left > 0
        ? Problem.of("staff.typed-password-wrong", field, Integer.toString(left))
        : Problem.of("staff.typed-password-last", field);
  }
}
