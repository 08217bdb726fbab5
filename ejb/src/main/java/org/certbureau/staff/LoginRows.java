package org.certbureau.staff;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.certbureau.audit.AuditTrail;

/** The short transactions behind {@link Logins}: hashing a password holds no connection. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class LoginRows {
  @Inject private StaffAccounts accounts;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /** What a login is checked against; for an unknown name nobody's password. */
  public record Standing(String passwordHash, boolean open) {}

  public Standing standing(String name) {
    Instant now = clock.instant();
    return accounts
        .byName(name)
        .map(a -> new Standing(a.passwordHash(), !a.disabled() && !a.lockedAt(now)))
        .orElse(new Standing(PasswordHash.OF_NOBODY, false));
  }

  public int triesLeft(String name) {
    return accounts.byName(name).map(StaffAccount::triesLeft).orElse(StaffAccount.TRIES);
  }

  public void failed(String name, String remoteAddress) {
    StaffAccount account = accounts.byName(name).orElseThrow();
    boolean locked = account.failed(clock.instant());
    audit.record(
        account,
        locked ? "staff.locked" : "staff.login-failed",
        name,
        Map.of("address", remoteAddress));
    accounts.flush();
  }

  public Login loggedIn(String name, String remoteAddress) {
    StaffAccount account = accounts.byName(name).orElseThrow();
    account.loggedIn(clock.instant());
    audit.record(account, "staff.logged-in", name, Map.of("address", remoteAddress));
    return new Login(account.name(), account.roles());
  }

  public Optional<Login> machine(String tokenHash) {
    return accounts
        .machineByHash(tokenHash)
        .filter(token -> !token.revoked())
        .map(MachineToken::toCaller)
        .map(caller -> new Login(caller.name(), caller.roles()));
  }
}
