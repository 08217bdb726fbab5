package org.certbureau.issuance;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.certbureau.application.ApplicationProgress;
import org.certbureau.application.production.ItemRef;
import org.certbureau.ca.CertificationAuthority;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairRegister;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm2Encryption;
import org.certbureau.kmc.KeyRecovery;
import org.certbureau.kmc.Quorum;
import org.certbureau.kmc.RecoveryOrder;
import org.certbureau.recovery.Asked;
import org.certbureau.recovery.Finding;
import org.certbureau.recovery.RecoveryEnd;
import org.certbureau.recovery.RecoveryRequests;
import org.certbureau.station.BureauVerdict;
import org.certbureau.station.EndedJob;
import org.certbureau.station.JobBook;
import org.certbureau.station.KeyRestores;
import org.certbureau.station.KeyedJob;
import org.certbureau.station.Refusal;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Restore;
import org.certbureau.station.contract.Restored;
import org.certbureau.station.contract.proof.RestoreProof;
import org.certbureau.token.TokenCustody;
import org.certbureau.work.FailPoint;

/** The transactions in which a decryption key comes back to a token (A-G7, ADR 38). */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RestoreSteps {
  private static final SecureRandom RANDOM = new SecureRandom();

  @EJB private ApplicationProgress applications;
  @EJB private RecoveryRequests requests;
  @EJB private KeyRecovery centre;
  @EJB private KeyRestores jobs;
  @EJB private JobEnding ending;
  @EJB private LineRegister lines;
  @EJB private PairRegister pairs;
  @EJB private TokenCustody tokens;
  @Inject private CertificationAuthority ca;

  /**
   * Sends the key to its token where enough officers consent now, and ends the job where no two are
   * left who could. The consents are used up in the transaction in which the key is sent. Said
   * again it changes nothing.
   */
  public void decide(String job) {
    ending.lockLines(List.of(job));
    Optional<KeyedJob> waiting = jobs.awaitsKey(job);
    Optional<Asked> asked = requests.of(job);
    if (waiting.isEmpty() || asked.isEmpty()) {
      return;
    }
    if (asked.get().state() == Quorum.State.NO_TWO_LEFT) {
      ending.refuse(job, BureauVerdict.RECOVERY_REFUSED);
    } else if (asked.get().ofBefore()) {
      ending.refuse(job, BureauVerdict.ORDER_OF_BEFORE);
    } else if (asked.get().state() == Quorum.State.ENOUGH) {
      sendOrEnd(waiting.get(), asked.get());
    }
  }

  private void sendOrEnd(KeyedJob job, Asked asked) {
    RecoveryOrder order = asked.order();
    if (!isAdmitted(job.line())) {
      ending.refuse(job.number(), BureauVerdict.CERTIFICATE_NOT_IN_FORCE);
    } else if (asked.finding() == Finding.CERTIFICATE) {
      ending.refuse(job.number(), BureauVerdict.KEY_CERTIFICATE_CHANGED);
    } else if (asked.finding() != null || !isAskedFor(job, order)) {
      ending.refuse(job.number(), BureauVerdict.ORDER_CHANGED);
    } else if (!centre.isInEscrow(order.key().fingerprint())) {
      ending.refuse(job.number(), BureauVerdict.KEY_NOT_IN_ESCROW);
    } else {
      send(job, order);
    }
  }

  /** The job's own rows say what the key centre has written down that officers were asked. */
  private boolean isAskedFor(KeyedJob job, RecoveryOrder order) {
    return job.item().caseNumber().equals(order.caseNumber())
        && lines.view(job.line()).number().value().equals(order.certificate())
        && job.chip().equals(order.recipient().chip())
        && job.key().equals(order.recipient().key());
  }

  /** A certificate that was put on hold meanwhile gets no key (A-X2). */
  private boolean isAdmitted(long line) {
    LineView now = lines.view(line);
    return Procedure.KEY_RECOVERY.isAdmittedBy(now.standing(), now.pastEnd());
  }

  /** With the certificate that officers consented to, whatever is kept as such by now. */
  private void send(KeyedJob job, RecoveryOrder asked) {
    byte[] envelope = centre.recover(asked);
    String pair = asked.key().pair();
    String issuer = pairs.signedFor(pair).orElseThrow().issuer();
    Octets certificate = Octets.of(HexFormat.of().parseHex(asked.key().certificate()));
    byte[] plain = new byte[RestoreProof.PLAIN_BYTES];
    RANDOM.nextBytes(plain);
    Restore order =
        new Restore(
            job.number(),
            job.chip(),
            certificate,
            Octets.of(envelope),
            ca.chain(issuer).stream().map(Octets::of).toList(),
            Octets.of(
                Sm2Encryption.encrypt(
                    Sm2Certificate.parse(certificate.toByteArray()).publicKey(), plain)));
    jobs.send(order, pair, RestoreProof.answer(job.number(), job.chip(), plain, certificate));
    FailPoint.pass("restore.before-commit");
  }

  /** The tokens that proved it have their keys back; gives up where the proof does not hold. */
  public void restored(String station, Collection<Restored> reports) {
    ending.lockLines(reports.stream().map(Restored::job).toList());
    JobBook.Proofs proved = jobs.proved(station, reports);
    List<ItemRef> items = proved.done().stream().map(EndedJob::item).toList();
    proved.done().forEach(job -> restored(job, JobBook.actor(station)));
    applications.produced(items);
    Map<String, Restored> byJob =
        reports.stream()
            .collect(Collectors.toMap(Restored::job, Function.identity(), (first, again) -> first));
    for (EndedJob refuted : proved.refuted()) {
      ending.fail(
          station,
          Refusal.of(byJob.get(refuted.number()), BureauVerdict.PROOF_DOES_NOT_HOLD),
          true);
    }
  }

  private void restored(EndedJob job, String actor) {
    tokens.keyRestored(job.chip(), job.number(), requests.ordinal(job.number()), actor);
    requests.ended(job.number(), RecoveryEnd.RESTORED);
  }

  /** Gives a job up that its station has in hand. */
  public void giveUp(String station, Refusal refusal) {
    ending.fail(station, refusal, true);
  }

  /** See {@link RecoveryRequests#decided}. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<String> undone(int most) {
    return requests.decided(most);
  }
}
