package org.certbureau.staff;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;
import org.certbureau.crypto.Sm3;
import org.certbureau.work.Sealings;

/** Proves who is at the door. Open to everybody: nobody is logged in yet. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Logins {
  private static final int TRIES = 10;
  private static final int LONGEST = 200;

  @EJB private LoginRows rows;
  @Inject private RecentLogins recent;
  @EJB private MachineRows machines;
  @Inject private MachineUse use;
  @Inject private Sealings sealings;

  /**
   * Checks a person's password. The answer to an unknown name, a wrong password and a disabled
   * account is the same; so is what follows many of them.
   *
   * @param remoteAddress where it was typed
   */
  public Attempt byPassword(String name, char[] password, String remoteAddress) {
    if (name == null || name.isBlank() || name.length() > 60 || password.length > LONGEST) {
      return Attempt.refused();
    }
    Standing standing = rows.standing(name, remoteAddress);
    if (standing.delay() != null) {
      return Attempt.refusedFor(standing.delay());
    }
    if (standing.open() && standing.home() && recent.knows(name, standing.stamp(), password)) {
      return rows.loginOf(name).map(Attempt::right).orElse(Attempt.refused());
    }
    boolean matches = PasswordHash.matches(password, standing.passwordHash());
    if (!matches || !standing.open()) {
      failed(name, remoteAddress);
      return Attempt.refused();
    }
    Attempt attempt = insist(() -> rows.loggedIn(name, standing.stamp(), remoteAddress));
    attempt.login().ifPresent(login -> recent.remember(login, password));
    return attempt;
  }

  private void failed(String name, String remoteAddress) {
    recent.forget(name);
    insist(
        () -> {
          rows.failed(name, remoteAddress);
          return name;
        });
  }

  /** What a login of before is worth now. */
  public Validity validity(String name, int stamp) {
    return rows.validity(name, stamp);
  }

  /** How many tries a name has left there before it is locked; full for unknown names. */
  public int triesLeft(String name, String remoteAddress) {
    return rows.triesLeft(name, remoteAddress);
  }

  /**
   * Whether a page was this person's, by the mark that it carries ({@link DrawerDesk#mark}).
   *
   * @param mark null for none
   */
  public boolean isMarkOf(String name, String mark) {
    return mark != null
        && MessageDigest.isEqual(
            mark.getBytes(StandardCharsets.UTF_8),
            PageMark.of(name, sealings).getBytes(StandardCharsets.UTF_8));
  }

  /** Checks a machine's token. */
  public Optional<Login> byMachineToken(String token) {
    Optional<MachineRows.Shown> shown = shown(token).filter(known -> known.login() != null);
    shown.ifPresent(known -> use.note(known.admission(), known.lastUsedAt()));
    return shown.map(MachineRows.Shown::login);
  }

  /** Whether a token opened the door once, and its machine is only to be told that it is over. */
  public boolean isExpiredMachineToken(String token) {
    return shown(token).filter(MachineRows.Shown::expired).isPresent();
  }

  private Optional<MachineRows.Shown> shown(String token) {
    return token == null || token.length() > 200
        ? Optional.empty()
        : machines.shown(Sm3.hex(token.getBytes(StandardCharsets.US_ASCII)));
  }

  /**
   * Two logins of one account at the same moment, right or wrong, are both counted: the later one
   * is told by its version or by the number of its audit entry, and comes again.
   */
  static <T> T insist(Supplier<T> step) {
    for (int i = 1; ; i++) {
      try {
        return step.get();
      } catch (EJBException collision) {
        if (i == TRIES) {
          throw collision;
        }
      }
    }
  }
}
