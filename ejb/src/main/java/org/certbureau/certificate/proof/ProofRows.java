package org.certbureau.certificate.proof;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.certbureau.audit.AuditTrail;
import org.certbureau.audit.SingleEvent;
import org.certbureau.certificate.PairInForce;
import org.certbureau.certificate.PairRegister;
import org.certbureau.certificate.PairView;
import org.certbureau.crypto.Sm3;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.SerialNumber;

/**
 * The short transactions behind {@link ProofDesk}: a nonce is used up and a refusal is on record
 * whatever becomes of the proof.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ProofRows {
  private static final Duration VALID = Duration.ofMinutes(5);

  /** So long somebody who comes too late, or twice, is told so. */
  private static final Duration KEPT = Duration.ofHours(1);

  /** One a second, in the time that they are valid. */
  private static final int MOST = 300;

  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  @Inject private LineNonces nonces;
  @EJB private PairRegister pairs;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * @throws RuleViolation {@code certificate.nonce-many} for who has taken too many
   */
  public FreshNonce give(String login) {
    Instant now = clock.instant();
    if (nonces.given(login, now.minus(VALID)) >= MOST) {
      throw new RuleViolation(
          Problem.of(
              "certificate.nonce-many",
              null,
              Integer.toString(MOST),
              Long.toString(VALID.toMinutes())));
    }
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    nonces.add(new LineNonce(digest(nonce), login, now));
    return new FreshNonce(nonce, now.plus(VALID));
  }

  /**
   * Uses a nonce up.
   *
   * @return why it is none that this login may hand in now; empty where it was
   */
  public Optional<Problem> use(String nonce, String login) {
    Instant now = clock.instant();
    String digest = digest(nonce);
    if (nonces.use(digest, login, now.minus(VALID), now)) {
      return Optional.empty();
    }
    Optional<LineNonce> own = nonces.find(digest).filter(known -> known.isOf(login));
    if (own.isEmpty()) {
      return Optional.of(Problem.of("certificate.nonce-unknown", "nonce"));
    }
    return Optional.of(
        own.get().isUsed()
            ? Problem.of("certificate.nonce-used", "nonce")
            : Problem.of("certificate.nonce-late", "nonce", Long.toString(VALID.toMinutes())));
  }

  /** What {@link PairRegister#inForce} finds. */
  public Optional<PairInForce> find(SerialNumber serial, Set<RegionCode> regions) {
    return pairs.inForce(serial, regions);
  }

  /** What {@link PairRegister#proved} does. */
  public Optional<PairView> proved(String job, String login) {
    return pairs.proved(job, login);
  }

  /**
   * @param region null where the login acts for several
   * @param reason code of the refusal
   */
  public void refused(RegionCode region, String login, SerialNumber serial, String reason) {
    audit.record(
        new SingleEvent("proof", region),
        "proof.refused",
        login,
        Map.of("serial", serial.value(), "reason", reason));
  }

  /** Forgets the nonces that nobody is told anything about any more. */
  public void sweep() {
    nonces.forget(clock.instant().minus(KEPT));
  }

  private static String digest(String nonce) {
    return Sm3.hex((nonce == null ? "" : nonce).getBytes(StandardCharsets.UTF_8));
  }
}
