package org.certbureau.certificate;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.certbureau.audit.AuditTrail;
import org.certbureau.ca.RevocationReason;
import org.certbureau.ca.crl.Publication;
import org.certbureau.ca.crl.Publications;
import org.certbureau.certificate.sight.Sight;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;

/** Keeps the book of certificate lines. Inside the house only; desks decide who may ask. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class LineRegister {
  @Inject private Lines lines;
  @Inject private LineSearch search;
  @Inject private Pairs pairs;
  @Inject private Publications publications;
  @EJB private AuditTrail audit;
  @Inject private Clock clock;

  /**
   * Opens lines that have no pair yet, and writes them, so that rows may refer to them.
   *
   * @return the keys under which they are kept, in the order of the lines
   */
  public List<Long> open(List<NewLine> wanted) {
    Instant now = clock.instant();
    return lines.add(wanted.stream().map(line -> new CertificateLine(line, now)).toList());
  }

  /**
   * Waits until nobody else does anything with these lines, and keeps it so until the transaction
   * is over. Who also locks applications on them does this first.
   */
  public void lock(Collection<Long> keys) {
    lines.lock(keys);
  }

  /** As they stand now, by their keys. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<Long, LineView> views(Collection<Long> keys) {
    Map<Long, LineView> views = new TreeMap<>();
    LineViews book = lines.views(keys, pairs, clock.instant());
    keys.forEach(key -> book.of(key).ifPresent(view -> views.put(key, view)));
    return views;
  }

  /** As it stands now. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public LineView view(long key) {
    return Optional.ofNullable(views(List.of(key)).get(key))
        .orElseThrow(() -> new IllegalArgumentException("no line " + key));
  }

  /** Whose it is. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Holder holder(long key) {
    return lines.get(key).holder();
  }

  /** By the number that people know it by; empty where it is out of sight (A-X6). */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<LineView> find(LineNumber number, Sight sight) {
    return lines.key(sight, number).map(this::view);
  }

  /**
   * By its number, by the serial number of one of its certificates, or by a token that one of them
   * is or was on; empty for whatever else was typed, and where it is out of sight (A-X6).
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<LineView> find(RegionCode region, Sought sought, Sight sight) {
    return sought.kind().isOfOneLine()
        ? search.keys(region, sight, sought, 1).stream().findFirst().map(this::view)
        : Optional.empty();
  }

  /**
   * The pair that was named by a serial number or by a token, unless the pair in force was: what is
   * asked for by it would not be about what the holder uses now.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<PairView> notInForce(LineView line, Sought sought) {
    if (sought.kind() != Sought.Kind.SERIAL || line.inForce() == null) {
      return Optional.empty();
    }
    List<CertificatePair> named =
        pairs.ofLine(line.id()).stream().filter(pair -> sought.names(pair.toView())).toList();
    return named.stream().anyMatch(CertificatePair::isInForce)
        ? Optional.empty()
        : named.stream().map(CertificatePair::toView).findFirst();
  }

  /**
   * Puts the pair in force on hold.
   *
   * @param by the case that the hold belongs to
   * @return the pair whose certificates are on hold from now on
   */
  public PairView hold(long key, CaseNumber by, String actor) {
    CertificatePair pair = inForce(key);
    Instant now = now();
    pair.hold(now);
    lines.add(new LineHold(pair.line(), by, now));
    audit.record(pair, "pair.held", actor, Map.of("case", by.value()));
    return pair.toView();
  }

  /**
   * Lifts the hold.
   *
   * @return the pair whose certificates are trusted again
   */
  public PairView lift(long key, CaseNumber by, String actor) {
    CertificatePair pair = inForce(key);
    endHolds(key, List.of(pair), by);
    pair.lift();
    audit.record(pair, "pair.resumed", actor, Map.of("case", by.value()));
    return pair.toView();
  }

  /**
   * Ends a line, and every pair of it that is not ended. One that has expired ends here alone: its
   * issuer's list does not name it (A-X2).
   *
   * @param listed the reason that the issuer's list is to give
   * @param reason the policy's, by its code
   * @return the pairs that must be revoked at their issuer
   */
  public List<PairView> end(
      long key, CaseNumber by, RevocationReason listed, String reason, String actor) {
    Instant now = now();
    CertificateLine line = lines.get(key);
    List<CertificatePair> living =
        pairs.ofLine(key).stream().filter(pair -> !pair.state().isOver()).toList();
    endHolds(key, living, by);
    List<PairView> revoked = over(living, by, listed, reason, actor);
    line.end(by, reason, now);
    return revoked;
  }

  /** Brings pairs to their end; those that no list names are not among the result. */
  private List<PairView> over(
      List<CertificatePair> living,
      CaseNumber by,
      RevocationReason listed,
      String reason,
      String actor) {
    Instant now = now();
    List<CertificatePair> toRevoke =
        living.stream()
            .filter(pair -> pair.state() != PairState.ACTIVE || !pair.isExpired(now))
            .toList();
    for (CertificatePair pair : living) {
      if (toRevoke.contains(pair)) {
        pair.revoke(now, listed, reason);
        audit.record(pair, "pair.revoked", actor, Map.of("reason", reason, "case", by.value()));
      } else {
        pair.lapse();
        audit.record(pair, "pair.lapsed", actor, Map.of("reason", reason, "case", by.value()));
      }
    }
    return toRevoke.stream().map(CertificatePair::toView).toList();
  }

  /**
   * Revokes the pair in force of a line that goes on: its token is lost, and another is made for it
   * (A-X8). Holds on it are at their end. One that has expired is on no list.
   *
   * @return the pairs that must be revoked at their issuer; none where none is in force any more
   */
  public List<PairView> revokeInForce(
      long key, CaseNumber by, RevocationReason listed, String reason, String actor) {
    List<CertificatePair> found =
        pairs.ofLine(key).stream().filter(CertificatePair::isInForce).toList();
    endHolds(key, found, by);
    return over(found, by, listed, reason, actor);
  }

  /** To be called before the issuer is told, which then keeps what is told of the pair anew. */
  private void endHolds(long key, List<CertificatePair> pairsBefore, CaseNumber by) {
    List<LineHold> holds = lines.openHolds(key);
    if (holds.isEmpty()) {
      return;
    }
    Publication shown =
        pairsBefore.stream()
            .filter(CertificatePair::isInForce)
            .map(CertificatePair::toView)
            .findFirst()
            .flatMap(
                pair ->
                    publications.of(
                        pair.issuer(), List.of(pair.signingSerial(), pair.encryptionSerial())))
            .orElse(null);
    holds.forEach(hold -> hold.lift(by, now(), shown));
  }

  private CertificatePair inForce(long key) {
    return pairs.ofLine(key).stream()
        .filter(CertificatePair::isInForce)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("line " + key + " has no pair in force"));
  }

  /** Lists give whole seconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
