package org.certbureau.issuance;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.certbureau.application.ApplicationProgress;
import org.certbureau.application.ProductionOrder;
import org.certbureau.application.production.ItemRef;
import org.certbureau.ca.CertificationAuthority;
import org.certbureau.ca.IssuedCertificate;
import org.certbureau.ca.Profile;
import org.certbureau.certificate.NewPair;
import org.certbureau.certificate.PairRegister;
import org.certbureau.certificate.contents.CertificateContents;
import org.certbureau.certificate.procedure.JobKind;
import org.certbureau.kmc.EncryptionPair;
import org.certbureau.kmc.KeyManagementCentre;
import org.certbureau.kmc.PairRequest;
import org.certbureau.recovery.RecoveryRequests;
import org.certbureau.region.PolicyDesk;
import org.certbureau.station.BureauVerdict;
import org.certbureau.station.EndedJob;
import org.certbureau.station.JobBook;
import org.certbureau.station.KeyedJob;
import org.certbureau.station.PinResets;
import org.certbureau.station.Refusal;
import org.certbureau.station.Settlements;
import org.certbureau.station.SlipBook;
import org.certbureau.station.contract.Failed;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Installed;
import org.certbureau.station.contract.JobReport;
import org.certbureau.station.contract.KeyReady;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.PinReset;
import org.certbureau.station.contract.Settled;
import org.certbureau.token.TokenCustody;
import org.certbureau.work.FailPoint;

/** The transactions of {@link Issuance}, each of them whole or not at all. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class IssuanceSteps {
  private static final int CHALLENGE_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  @EJB private ApplicationProgress applications;
  @EJB private PolicyDesk policies;
  @EJB private JobBook jobs;
  @EJB private TokenCustody tokens;
  @EJB private PairRegister pairs;
  @EJB private LineServices lineServices;
  @EJB private JobEnding ending;
  @EJB private RecoveryRequests recoveries;
  @EJB private SlipBook slips;
  @EJB private PinResets pins;
  @EJB private Settlements settlements;
  @Inject private KeyProofs proofs;
  @Inject private CertificationAuthority ca;
  @Inject private KeyManagementCentre kmc;
  @Inject private Clock clock;

  /**
   * Accepts the keys that were proved and whose tokens are in stock, and has their encryption pairs
   * made. Jobs whose key or token is not acceptable are given up here.
   */
  public List<PairToSign> acceptKeys(String station, List<KeyReady> reports) {
    ending.lockLines(reports.stream().map(KeyReady::job).toList());
    Map<String, KeyReady> byJob =
        reports.stream()
            .collect(Collectors.toMap(KeyReady::job, Function.identity(), (first, again) -> first));
    List<JobBook.KeyOffer> offers = jobs.screen(station, byJob.values());
    List<JobBook.KeyOffer> proved = new ArrayList<>();
    for (JobBook.KeyOffer offer : offers) {
      KeyReady report = byJob.get(offer.job());
      Optional<BureauVerdict> against = proofs.against(offer, report);
      if (against.isEmpty()) {
        proved.add(offer);
      } else {
        ending.fail(station, Refusal.of(report, against.get()), true);
      }
    }
    Set<String> assigned =
        tokens.assign(
            proved.stream()
                .filter(o -> o.kind() == JobKind.ISSUE)
                .map(o -> new TokenCustody.Wish(o.job(), o.chip(), o.region(), o.pinKey()))
                .toList(),
            JobBook.actor(station));
    List<KeyReady> accepted = new ArrayList<>();
    for (JobBook.KeyOffer offer : proved) {
      // one that is its holder's already was named by the order, and needs no place in the stock
      if (offer.kind() != JobKind.ISSUE || assigned.contains(offer.job())) {
        accepted.add(byJob.get(offer.job()));
      } else {
        ending.fail(
            station, Refusal.of(byJob.get(offer.job()), BureauVerdict.TOKEN_NOT_IN_STOCK), true);
      }
    }
    List<KeyedJob> keyed = jobs.keysArrived(station, accepted);
    markSpent(station, reports);
    List<ProductionOrder> orders =
        applications.producing(keyed.stream().map(KeyedJob::item).toList());
    List<KeyedJob> toCertify = new ArrayList<>();
    List<ProductionOrder> toMake = new ArrayList<>();
    for (int i = 0; i < keyed.size(); i++) {
      KeyedJob job = keyed.get(i);
      if (job.kind() == JobKind.RESTORE_KEY) {
        recoveries.open(job.item().caseNumber(), job.number(), job.line(), job.chip(), job.key());
      } else {
        toCertify.add(job);
        toMake.add(orders.get(i));
      }
    }
    return toSign(toCertify, toMake);
  }

  /** Tokens that were taken for nothing are blanks no more, whatever became of their job. */
  private void markSpent(String station, Collection<? extends JobReport> reports) {
    tokens.spent(
        jobs.spent(station, reports).stream()
            .map(t -> new TokenCustody.Wish(t.job(), t.chip(), t.region()))
            .toList(),
        JobBook.actor(station));
  }

  private List<PairToSign> toSign(List<KeyedJob> keyed, List<ProductionOrder> productionOrders) {
    List<EncryptionPair> encryption =
        kmc.newEncryptionPairs(
            keyed.stream().map(j -> new PairRequest(j.key(), j.region(), j.number())).toList());
    Instant issuedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    List<PairToSign> toSign = new ArrayList<>(keyed.size());
    for (int i = 0; i < keyed.size(); i++) {
      KeyedJob job = keyed.get(i);
      ProductionOrder order = productionOrders.get(i);
      CertificateContents contents =
          new CertificateContents(
              policies.version(order.region(), order.policyVersion()), order.particulars());
      toSign.add(
          new PairToSign(
              job,
              order.line(),
              contents.request(Profile.SIGNING, job.key(), issuedAt, job.number()),
              contents.request(
                  Profile.ENCRYPTION, encryption.get(i).publicKey(), issuedAt, job.number()),
              encryption.get(i).envelopedKey(),
              contents.holderName(),
              contents.certificateName(),
              contents.creditCode()));
    }
    return toSign;
  }

  /**
   * Signs the pairs, enters them and sends them to their tokens. A job that was signed for
   * meanwhile is left out; its serials are never used and end up on the revocation list.
   */
  public void signAndSend(List<ReservedPair> all) {
    List<String> numbers = all.stream().map(r -> r.pair().job().number()).toList();
    ending.lockLines(numbers);
    Set<String> open = jobs.stillToSign(numbers);
    List<ReservedPair> reserved =
        all.stream().filter(r -> open.contains(r.pair().job().number())).toList();
    List<IssuedCertificate> issued = ca.issue(ReservedPair.serials(reserved));
    Map<String, List<Octets>> chains = new HashMap<>();
    List<NewPair> made = new ArrayList<>(reserved.size());
    List<Install> orders = new ArrayList<>(reserved.size());
    for (int i = 0; i < reserved.size(); i++) {
      PairToSign pair = reserved.get(i).pair();
      IssuedCertificate signing = issued.get(2 * i);
      IssuedCertificate encryption = issued.get(2 * i + 1);
      made.add(entry(pair, signing, encryption));
      orders.add(
          new Install(
              pair.job().number(),
              pair.job().chip(),
              Octets.of(signing.der()),
              Octets.of(encryption.der()),
              Octets.of(pair.envelopedKey()),
              chains.computeIfAbsent(signing.issuer(), this::chain),
              Octets.of(challenge())));
    }
    FailPoint.pass("sign.before-commit");
    pairs.enter(made, "system");
    jobs.install(orders);
  }

  private static NewPair entry(
      PairToSign pair, IssuedCertificate signing, IssuedCertificate encryption) {
    return new NewPair(
        pair.job().number(),
        pair.job().item().caseNumber(),
        pair.line(),
        pair.job().region(),
        pair.holderName(),
        pair.certificateName(),
        pair.creditCode(),
        pair.job().chip(),
        signing.issuer(),
        signing.serialHex(),
        encryption.serialHex(),
        signing.validity(),
        signing.der(),
        encryption.der());
  }

  private List<Octets> chain(String issuer) {
    return ca.chain(issuer).stream().map(Octets::of).toList();
  }

  private static byte[] challenge() {
    byte[] challenge = new byte[CHALLENGE_BYTES];
    RANDOM.nextBytes(challenge);
    return challenge;
  }

  /** Makes the pairs active whose tokens proved them; gives up where the proof does not hold. */
  public void activate(String station, Collection<Installed> reports) {
    String actor = JobBook.actor(station);
    ending.lockLines(reports.stream().map(Installed::job).toList());
    JobBook.Proofs proved = jobs.proved(station, reports);
    lineServices.superseded(
        pairs.activate(proved.done().stream().map(EndedJob::number).toList(), actor), actor);
    tokens.issued(
        proved.done().stream()
            .filter(job -> job.kind() == JobKind.ISSUE)
            .collect(Collectors.toMap(EndedJob::chip, EndedJob::number)),
        actor);
    lineServices.takenBack(
        applications.produced(proved.done().stream().map(EndedJob::item).toList()), actor);
    Map<String, Installed> byJob =
        reports.stream()
            .collect(
                Collectors.toMap(Installed::job, Function.identity(), (first, again) -> first));
    for (EndedJob refuted : proved.refuted()) {
      ending.fail(
          station,
          Refusal.of(byJob.get(refuted.number()), BureauVerdict.PROOF_DOES_NOT_HOLD),
          true);
    }
  }

  /** The tokens that proved themselves have other PINs; gives up where the proof does not hold. */
  public void pinsReset(String station, Collection<PinReset> reports) {
    ending.lockLines(reports.stream().map(PinReset::job).toList());
    Map<String, PinReset> byJob =
        reports.stream()
            .collect(Collectors.toMap(PinReset::job, Function.identity(), (first, again) -> first));
    List<PinReset> proved = new ArrayList<>();
    Map<String, String> keys = new HashMap<>();
    for (PinResets.Offer offer : pins.screen(station, byJob.values())) {
      PinReset report = byJob.get(offer.job());
      if (proofs.holds(offer, report)) {
        proved.add(report);
        keys.put(offer.job(), offer.pinKey());
      } else {
        ending.fail(station, Refusal.of(report, BureauVerdict.PROOF_DOES_NOT_HOLD), true);
      }
    }
    List<EndedJob> done = pins.proved(station, proved);
    done.forEach(
        job ->
            tokens.pinReset(
                job.chip(), job.number(), keys.get(job.number()), JobBook.actor(station)));
    List<ItemRef> items = done.stream().map(EndedJob::item).toList();
    applications.producing(items);
    applications.produced(items);
  }

  /** A station gives a job up, and a blank with it where it had taken one. */
  public void failed(String station, Failed failed) {
    // without a chip the station has changed nothing: it holds the job open, and its token
    boolean stillHeld = failed.chip() == null;
    ending.fail(station, Refusal.of(failed), stillHeld);
    if (!stillHeld) {
      markSpent(station, List.of(failed));
    }
  }

  /** Gives a job up: what was signed is revoked, what was written to is spoiled. */
  public void giveUp(String station, Refusal refusal) {
    ending.fail(station, refusal, true);
  }

  /**
   * Ends a job whose report nobody could act on, unless it has gone on: of a message that came
   * again for another's sake it was acted on before. A blank that was taken for nothing is spent.
   */
  public void endUnhandled(String station, JobReport report) {
    ending.lockLines(List.of(report.job()));
    if (jobs.awaits(station, report)) {
      giveUp(
          station,
          report instanceof Failed failed
              ? Refusal.of(failed)
              : Refusal.of(report, BureauVerdict.REPORT_UNHANDLED));
    }
    if (report.chip() != null) {
      markSpent(station, List.of(report));
    }
  }

  /** Ends a job whose certificate is not in force any more, before a station has it. */
  public void strand(String job) {
    ending.strand(job);
  }

  /** Nothing is left to do with holders' tokens. */
  public void settled(String station, Collection<Settled> reports) {
    settlements.settled(station, reports);
  }

  /** Has a PIN slip printed after all; the job stays done. */
  public void slipMissing(String station, Failed failed) {
    slips.slipMissing(station, failed.job(), failed.code());
  }
}
