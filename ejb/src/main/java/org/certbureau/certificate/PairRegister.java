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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.certbureau.audit.AuditTrail;
import org.certbureau.ca.CertificationAuthority;
import org.certbureau.ca.RevocationReason;
import org.certbureau.certificate.name.HolderNames;
import org.certbureau.certificate.name.NamedHolder;
import org.certbureau.certificate.sight.SightRegister;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.SerialNumber;

/** Keeps the book of pairs. Inside the house only; desks decide who may ask. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PairRegister {
  @Inject private Pairs pairs;
  @Inject private Lines lines;
  @Inject private HolderNames names;
  @EJB private SightRegister sight;
  @EJB private AuditTrail audit;
  @Inject private CertificationAuthority ca;
  @Inject private Clock clock;

  /** Enters pairs that are signed and on their way to their tokens. */
  public void enter(Collection<NewPair> made, String actor) {
    Map<Long, CertificateLine> known = lines.find(made.stream().map(NewPair::line).toList());
    Map<NamedHolder, Set<String>> called = new HashMap<>();
    for (NewPair one : made) {
      CertificateLine line = known.get(one.line());
      CertificatePair pair = new CertificatePair(one, line);
      pairs.add(pair, new PairCertificates(one));
      audit.record(
          pair,
          "pair.signed",
          actor,
          Map.of(
              "line", line.number().value(),
              "chip", one.chip(),
              "signingSerial", one.signingSerial(),
              "encryptionSerial", one.encryptionSerial()));
      called
          .computeIfAbsent(
              new NamedHolder(one.region(), one.holderName(), one.creditCode()),
              holder -> new HashSet<>())
          .addAll(List.of(one.holderName(), one.certificateName()));
    }
    names.keep(called);
  }

  /**
   * The tokens proved that they carry these pairs: each is in force from now on, and what was in
   * force before it is superseded. Where that had expired it stays so, and no list names it (A-C8).
   *
   * @return the superseded pairs, which must be revoked at their issuer
   */
  public List<PairView> activate(Collection<String> jobs, String actor) {
    List<CertificatePair> proved = pairs.ofJobs(jobs);
    Map<Long, CertificatePair> before = pairs.inForceBefore(proved);
    List<CertificatePair> superseded = new ArrayList<>();
    for (CertificatePair old : before.values()) {
      if (left(old, actor)) {
        superseded.add(old);
      }
    }
    if (!before.isEmpty()) {
      // the place on the line is free before the next one takes it
      pairs.flush();
    }
    Instant now = clock.instant();
    for (CertificatePair pair : proved) {
      pair.activate(before.get(pair.line().id()), now);
      audit.record(pair, "pair.activated", actor, Map.of());
    }
    return superseded.stream().map(CertificatePair::toView).toList();
  }

  /** Takes a pair out of force; false where it had expired, so that no list is to name it. */
  private boolean left(CertificatePair old, String actor) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    if (old.isExpired(now)) {
      old.lapse();
      audit.record(old, "pair.lapsed", actor, Map.of());
      return false;
    }
    old.supersede(now);
    audit.record(old, "pair.superseded", actor, Map.of());
    return true;
  }

  /**
   * Ends the pair of a job that never reached its holder.
   *
   * @param listed the reason that its issuer's list is to give
   * @param reason code of what happened
   * @return the pair that must be revoked at its issuer; empty where none was signed
   */
  public List<PairView> discard(String job, String actor, RevocationReason listed, String reason) {
    Instant now = clock.instant();
    return pairs.ofJobs(List.of(job)).stream()
        .filter(pair -> !pair.state().isOver())
        .map(
            pair -> {
              pair.revoke(now, listed, reason);
              audit.record(pair, "pair.revoked", actor, Map.of("reason", reason));
              return pair.toView();
            })
        .toList();
  }

  /** Where the pair of a job stands; its end is not looked at. Empty where none was signed. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<PairState> state(String job) {
    return pairs.ofJobs(List.of(job)).stream().map(CertificatePair::state).findFirst();
  }

  /** What the certificate of a job calls its holder; empty where none was signed. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<String> nameOnCertificate(String job) {
    return pairs.ofJobs(List.of(job)).stream()
        .map(CertificatePair::toView)
        .map(PairView::certificateName)
        .findFirst();
  }

  /**
   * The pair that a certificate belongs to, where that is in force on its line: one on hold and one
   * past its end are as well.
   *
   * @param regions whose lines are looked at
   */
  public Optional<PairInForce> inForce(SerialNumber serial, Set<RegionCode> regions) {
    return pairs
        .inForce(serial.value(), regions)
        .map(CertificatePair::auditId)
        .flatMap(
            job ->
                pairs
                    .certificates(job)
                    .map(certificates -> new PairInForce(job, certificates.toFiles().signing())));
  }

  /** The certificates of a job and their issuer; empty where none were signed. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<SignedPair> signedFor(String job) {
    return pairs.ofJobs(List.of(job)).stream()
        .findFirst()
        .flatMap(
            pair ->
                pairs
                    .certificates(job)
                    .map(
                        found ->
                            new SignedPair(
                                pair.toView().issuer(), pair.ordinal(), found.toFiles())));
  }

  /**
   * @param issuer its code
   * @param ordinal which pair of its line it is, from 1
   */
  public record SignedPair(String issuer, int ordinal, PairFiles files) {}

  /**
   * The signing certificate in force on a line, DER; empty where none is, or what is kept as such
   * its issuer has not signed.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<byte[]> signingCertificate(long line) {
    return pairs.ofLine(line).stream()
        .filter(CertificatePair::isInForce)
        .findFirst()
        .flatMap(pair -> signedFor(pair.auditId()))
        .filter(signed -> isIssued(signed.files().signing(), signed.issuer()))
        .map(signed -> signed.files().signing());
  }

  /**
   * Whether a certificate is as its issuer signed it: who can write a database cannot write that.
   *
   * @param certificate what is kept as such; it may be none
   * @param issuer its code; it may be nobody's
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean isIssued(byte[] certificate, String issuer) {
    try {
      return Sm2Certificate.parse(certificate)
          .isSignedBy(Sm2Certificate.parse(ca.chain(issuer).get(0)).publicKey());
    } catch (CryptoFailure | NotFound changed) {
      return false;
    }
  }

  /**
   * Somebody has shown that the key of a pair is with them: they see its line from now on.
   *
   * @return empty where it is not in force any more
   */
  public Optional<PairView> proved(String job, String login) {
    return pairs.ofJobs(List.of(job)).stream()
        .filter(CertificatePair::isInForce)
        .findFirst()
        .map(
            pair -> {
              sight.proved(pair.line().id(), login);
              audit.record(
                  pair, "pair.proved", login, Map.of("line", pair.line().number().value()));
              return pair.toView();
            });
  }

  /** See {@code Pairs#ending}: a page of what expires, for notices. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<PairView> ending(
      RegionCode region,
      Instant from,
      Instant until,
      Instant afterEnd,
      String afterJob,
      int limit) {
    return pairs.ending(region, from, until, afterEnd, afterJob, limit).stream()
        .map(CertificatePair::toView)
        .toList();
  }
}
