package org.certbureau.staff;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.Problem;
import org.certbureau.staff.officers.OfficerPasswordChanged;
import org.certbureau.staff.tries.LoginPlace;
import org.certbureau.staff.tries.LoginPlaces;
import org.certbureau.staff.tries.Network;
import org.certbureau.staff.tries.Tries;
import org.certbureau.staff.tries.UnknownNames;

/** The short transactions behind {@link Logins}: hashing a password holds no connection. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class LoginRows {
  private static final String ADDRESS = "address";

  @Inject private StaffAccounts accounts;
  @Inject private LoginPlaces places;
  @Inject private UnknownNames unknown;
  @EJB private AuditTrail audit;
  @Inject private Event<OfficerPasswordChanged> officers;
  @Inject private Clock clock;

  /** What a password that is typed somewhere is checked against; for nobody nobody's. */
  public Standing standing(String name, String remoteAddress) {
    String network = Network.of(remoteAddress);
    return accounts
        .byName(name)
        .map(account -> standing(account, network))
        .orElseGet(() -> Standing.ofNobody(unknown.delay(name, network)));
  }

  private Standing standing(StaffAccount account, String network) {
    Optional<LoginPlace> place = places.find(account.name(), network);
    Instant now = clock.instant();
    boolean home = place.filter(there -> there.isHome(now)).isPresent();
    Duration delay =
        account.strangers().delay(now, place.map(LoginPlace::tries).orElse(Tries.NONE), home);
    return new Standing(
        account.passwordHash(), !account.disabled(), home, delay, account.loginStamp());
  }

  /** How many wrong passwords are left there; all of them for unknown names. */
  public int triesLeft(String name, String remoteAddress) {
    return places
        .find(name, Network.of(remoteAddress))
        .map(place -> place.tries().left(clock.instant()))
        .orElse(Tries.MOST);
  }

  /** Counts a wrong password. One that was typed while none was tried any more is none. */
  public void failed(String name, String remoteAddress) {
    String network = Network.of(remoteAddress);
    Optional<StaffAccount> known = accounts.byName(name);
    if (known.isEmpty()) {
      unknown.failed(name, network);
      return;
    }
    StaffAccount account = known.get();
    if (standing(account, network).delay() != null) {
      return;
    }
    Instant now = clock.instant();
    LoginPlace place = places.at(name, network, now);
    boolean locked = place.failed(now);
    account.failed(now, remoteAddress, place.isHome(now));
    audit.record(
        account,
        locked ? "staff.locked" : "staff.login-failed",
        name,
        Map.of(ADDRESS, remoteAddress));
    accounts.flush();
  }

  /**
   * Lets somebody in whose password was right, unless so many wrong ones came while it was checked.
   *
   * @param stamp of the account when it was read
   */
  public Attempt loggedIn(String name, int stamp, String remoteAddress) {
    String network = Network.of(remoteAddress);
    StaffAccount account = accounts.byName(name).orElseThrow();
    Duration delay = standing(account, network).delay();
    if (delay != null) {
      return Attempt.refusedFor(delay);
    }
    if (account.disabled() || account.loginStamp() != stamp) {
      return Attempt.refused();
    }
    Instant now = clock.instant();
    places.at(name, network, now).wasRight(now);
    account.loggedIn(now);
    audit.record(account, "staff.logged-in", name, Map.of(ADDRESS, remoteAddress));
    accounts.flush();
    return Attempt.right(account.login());
  }

  /** The login of an account as it is now; empty where nobody may come in by that name. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Login> loginOf(String name) {
    return accounts.byName(name).filter(account -> !account.disabled()).map(StaffAccount::login);
  }

  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Validity validity(String name, int stamp) {
    return accounts.byName(name).map(account -> account.validity(stamp)).orElse(Validity.OVER);
  }

  /**
   * Wrong passwords of an account since this was asked last.
   *
   * @return null for none
   */
  public FailedTries failuresUntold(String name) {
    return accounts.byName(name).map(StaffAccount::tellFailures).orElse(null);
  }

  /**
   * Keeps the password that somebody has chosen; their other logins end.
   *
   * @param stamp of the account when the old one was checked
   * @param former the one of before
   */
  public Login chosen(String name, int stamp, String passwordHash, char[] former, char[] chosen) {
    StaffAccount account = accounts.byName(name).orElseThrow();
    if (account.loginStamp() != stamp) {
      throw new Conflict(Problem.of("staff.password-changed-meanwhile", "current"));
    }
    account.choose(passwordHash);
    officers.fire(new OfficerPasswordChanged(name, former, chosen));
    audit.record(account, "staff.password-changed", Map.of());
    return account.login();
  }
}
