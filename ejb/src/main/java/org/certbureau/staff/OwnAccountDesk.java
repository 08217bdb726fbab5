package org.certbureau.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.tries.TryLater;

/** What people see to themselves: their password. */
@Stateless
@RolesAllowed({
  Roles.ACCEPTOR,
  Roles.REVIEWER,
  Roles.CASHIER,
  Roles.MAKER,
  Roles.AUDITOR,
  Roles.RECOVERY_OFFICER,
  Roles.ADMIN
})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OwnAccountDesk {
  private static final String CURRENT = "current";

  @EJB Callers callers;
  @EJB private Logins logins;
  @EJB private LoginRows rows;
  @Inject private Clock clock;

  /**
   * Changes the caller's password; all other logins of theirs end, on every node.
   *
   * @param current the one that they have
   * @param remoteAddress where it was typed
   * @return the login that goes on
   * @throws RuleViolation at {@code current} where that is not it, which counts as at the door; at
   *     {@code chosen} where the new one is easy to guess
   */
  public Login changePassword(String current, String chosen, String remoteAddress) {
    String name = callers.current().name();
    PasswordRules.require(current, chosen, callers.names(name));
    Attempt attempt = logins.byPassword(name, current.toCharArray(), remoteAddress);
    Login login = attempt.login().orElseThrow(() -> refused(attempt));
    String hash = PasswordHash.of(chosen.toCharArray());
    return Logins.insist(
        () -> rows.chosen(name, login.stamp(), hash, current.toCharArray(), chosen.toCharArray()));
  }

  private RuleViolation refused(Attempt attempt) {
    return new RuleViolation(
        attempt
            .delay()
            .map(
                delay -> {
                  TryLater later = TryLater.of(delay, clock.instant());
                  return Problem.of("staff.password-later", CURRENT, later.minutes(), later.from());
                })
            .orElseGet(() -> Problem.of("staff.password-wrong", CURRENT)));
  }

  /** Wrong passwords that were typed under the caller's name; each is told once. */
  public Optional<FailedTries> takeFailures() {
    return Optional.ofNullable(Logins.insist(() -> rows.failuresUntold(callers.current().name())));
  }
}
