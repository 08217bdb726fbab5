package org.certbureau.staff;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Short transactions about machines for which nobody is logged in. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class MachineRows {
  /** How exactly the last use is kept. */
  static final Duration HOUR = Duration.ofHours(1);

  @Inject private MachineTokens machines;
  @Inject private Clock clock;

  /** A system whose token is about to end. */
  public record Ending(String name, Instant at) {}

  /**
   * What a token is checked against.
   *
   * @param login null where the token does not open the door
   * @param expired whether it did, until its time was over
   */
  public record Shown(String admission, Instant lastUsedAt, Login login, boolean expired) {}

  /** What is known of the token of that digest. */
  public Optional<Shown> shown(String tokenHash) {
    Instant now = clock.instant();
    return machines.showing(tokenHash).map(token -> shown(token, tokenHash, now));
  }

  private static Shown shown(MachineToken token, String hash, Instant now) {
    boolean good = token.isGoodAt(now, hash);
    Caller caller = token.toCaller();
    return new Shown(
        token.admission(),
        token.lastUsedAt(),
        good ? new Login(caller.name(), caller.roles(), 0, false) : null,
        !good && token.isInForce());
  }

  /** Writes down that a token was shown, once an hour. */
  public void used(String admission) {
    machines.used(admission, clock.instant(), HOUR);
  }

  /** Those whose token comes to its end and that were not told before. */
  public List<Ending> newlyEnding() {
    Instant now = clock.instant();
    List<MachineToken> ending =
        machines.ending(now.plus(MachineView.WARNED)).stream()
            .filter(machine -> machine.isEnding(now))
            .toList();
    ending.forEach(machine -> machine.warned(now));
    return ending.stream().map(machine -> new Ending(machine.name(), machine.expiresAt())).toList();
  }
}
