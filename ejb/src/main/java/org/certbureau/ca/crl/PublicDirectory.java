package org.certbureau.ca.crl;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.certbureau.ca.issuer.Authorities;
import org.certbureau.ca.issuer.Issuer;
import org.certbureau.ca.issuer.Issuers;
import org.certbureau.kernel.NotFound;
import org.certbureau.work.clock.ClockJump;

/**
 * What the whole world may read, without login: the authorities' certificates and revocation lists,
 * behind the addresses that stand in every certificate. Kept in memory, since every checker asks.
 */
@Singleton
@PermitAll
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class PublicDirectory {
  /** So long a new list may stay unnoticed. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private record Shelved(PublishedCrl crl, Instant lookedAt) {}

  @Inject private Issuers issuers;
  @Inject private CrlPieces pieces;
  @Inject private Deltas published;
  @Inject private Authorities authorities;
  @Inject private Publications publications;
  @Inject private Clock clock;

  private final Map<String, Shelved> crls = new ConcurrentHashMap<>();
  private final Map<String, Shelved> deltas = new ConcurrentHashMap<>();

  /** The issuers whose lists should have named somebody long ago. */
  public List<String> late() {
    return publications.late();
  }

  /**
   * The authority's own certificate as DER.
   *
   * @param issuer its code; {@code root} is the root's
   * @throws NotFound where there is no such issuer
   */
  public byte[] certificate(String issuer) {
    return authorities.get(issuer).certificate().der();
  }

  /**
   * The issuer's certificate, then those above it up to the root, each as DER.
   *
   * @throws NotFound where there is no such issuer, or it certifies no holders
   */
  public List<byte[]> chain(String issuer) {
    return authorities.chain(issuer);
  }

  /**
   * The issuer's latest revocation list.
   *
   * @param issuer its code; {@code root} is the root's
   * @throws NotFound where there is no such issuer, or it has no list yet
   */
  public PublishedCrl crl(String issuer) {
    return shelved(crls, issuer, this::latest);
  }

  /**
   * What has changed since the complete list that it names, and any that came after that.
   *
   * @param issuer its code; {@code root} is the root's
   * @throws NotFound where there is no such issuer, or nothing was published of it yet
   */
  public PublishedCrl delta(String issuer) {
    return shelved(deltas, issuer, this::latestDelta);
  }

  /** Says that a list was published on this node. */
  public void lookAgain(String issuer) {
    crls.computeIfPresent(issuer, (code, shelved) -> new Shelved(shelved.crl(), Instant.EPOCH));
    deltas.remove(issuer);
  }

  private PublishedCrl shelved(
      Map<String, Shelved> shelf, String issuer, BiFunction<String, Shelved, PublishedCrl> latest) {
    Instant now = clock.instant();
    Shelved shelved = shelf.get(issuer);
    if (shelved == null
        || shelved.lookedAt().plus(LOOK_AGAIN).isBefore(now)
        || ClockJump.isAhead(shelved.lookedAt(), now)) {
      shelved = new Shelved(latest.apply(issuer, shelved), now);
      shelf.put(issuer, shelved);
    }
    return shelved.crl();
  }

  private PublishedCrl latestDelta(String code, Shelved known) {
    long number = published.standing(code).map(Deltas.Standing::number).orElse(0L);
    return known != null && known.crl().number() == number
        ? known.crl()
        : published
            .find(code)
            .map(DeltaCrl::toPublished)
            .orElseThrow(() -> new NotFound("ca.crl-unknown", "issuer", code));
  }

  private PublishedCrl latest(String code, Shelved known) {
    Issuer issuer = issuers.get(code);
    if (known != null && known.crl().number() == issuer.crlNumber()) {
      return known.crl();
    }
    List<byte[]> content = pieces.of(code, issuer.crlNumber());
    if (content.isEmpty()) {
      throw new NotFound("ca.crl-unknown", "issuer", code);
    }
    return new PublishedCrl(
        issuer.crlNumber(), issuer.crlThisUpdate(), issuer.crlNextUpdate(), content);
  }
}
