package org.certbureau.recovery;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certbureau.application.ApplicationProgress;
import org.certbureau.application.line.PairChoices;
import org.certbureau.application.production.KeyWanted;
import org.certbureau.audit.AuditTrail;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairView;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kmc.KeyRecovery;
import org.certbureau.kmc.Quorum;
import org.certbureau.kmc.RecoveryOrder;
import org.certbureau.region.policy.FormKeys;

/** The book of what officers are asked. Inside the house only; desks decide who may look. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class RecoveryRequests {
  @Inject private Requests requests;
  @EJB private ApplicationProgress applications;
  @EJB private LineRegister lines;
  @EJB private KeyRecovery centre;
  @EJB private AuditTrail audit;
  @Inject private CertifiedKeys certified;
  @Inject private Purposes purposes;
  @Inject private Event<Decided> decided;
  @Inject private Clock clock;

  /**
   * Asks the officers, once the token's own key is proved that the key is to be sealed for. Said
   * again it changes nothing.
   *
   * @param line whose token has proved it
   * @throws RuleViolation where the case is another certificate's, names no pair that was ever in
   *     force, its certificate is not as it was signed, or its key is not in escrow any more
   */
  public void open(
      CaseNumber caseNumber, String job, long line, String chip, Sm2PublicKey recipient) {
    if (requests.find(job).isPresent()) {
      return;
    }
    KeyWanted wanted = applications.keyWanted(caseNumber);
    LineView known = lines.view(line);
    if (wanted.certificate() != line || certified.holder(line).isEmpty()) {
      throw new RuleViolation(
          Problem.of("recovery.another-line", FormKeys.RECOVERED_PAIR, known.number().value()));
    }
    PairView pair =
        PairChoices.chosen(known.pairs(), wanted.pair())
            .orElseThrow(
                () ->
                    new RuleViolation(
                        Problem.of(
                            "application.pair-never-in-force",
                            FormKeys.RECOVERED_PAIR,
                            wanted.pair(),
                            known.number().value())));
    RecoveryOrder order =
        new RecoveryOrder(
            known.region(),
            caseNumber,
            job,
            known.number().value(),
            certified.of(pair.job()).publicKey().fingerprint(),
            recipient,
            wanted.acceptor(),
            wanted.reviewer());
    if (!centre.isInEscrow(order.keyFingerprint())) {
      throw new RuleViolation(Problem.of("kmc.not-in-escrow", FormKeys.RECOVERED_PAIR));
    }
    Quorum quorum = centre.open(order, wanted.approvedAt());
    RecoveryRequest request =
        new RecoveryRequest(
            order,
            pair.job(),
            chip,
            purposes.seal(job, applications.form(caseNumber).get(FormKeys.RECOVERY_PURPOSE)),
            clock.instant());
    requests.add(request);
    audit.record(
        request,
        "recovery-request.asked",
        "system",
        Map.of(
            "case", caseNumber.value(),
            "certificate", order.certificate(),
            "pair", pair.job(),
            "key", order.keyFingerprint(),
            "chip", chip));
    if (isDecided(quorum.state())) {
      decided.fire(new Decided(job)); // by what officers said before it was repeated
    }
  }

  /** Whether the certificate of the pair that is asked for is still the one for that very key. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean isCertified(Asked asked) {
    return certified.find(asked.pair(), asked.order().keyFingerprint()).isPresent();
  }

  /** What is asked for a job; empty where nothing is, or it is over. */
  public Optional<Asked> of(String job) {
    return requests
        .find(job)
        .filter(request -> !request.isOver())
        .flatMap(request -> request.readable().map(order -> new Asked(order, request.pair())));
  }

  /** Jobs for which enough consent holds now, or no two are left; the oldest first. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<String> decided(int most) {
    return requests.open(most).stream()
        .flatMap(request -> request.readable().stream())
        .filter(order -> isDecided(centre.quorum(order).state()))
        .map(RecoveryOrder::job)
        .toList();
  }

  private static boolean isDecided(Quorum.State state) {
    return state == Quorum.State.ENOUGH || state == Quorum.State.NO_TWO_LEFT;
  }

  /** A job has come to its end, and nothing that was said counts any more. */
  public void ended(String job, RecoveryEnd how) {
    requests
        .hold(job)
        .filter(request -> !request.isOver())
        .ifPresent(
            request -> {
              RecoveryEnd end = asItIs(request, how);
              request.end(end, clock.instant());
              centre.end(job, end.name());
              audit.record(request, "recovery-request.ended", "system", Map.of("how", end.name()));
            });
  }

  /** What was given out is not void, whatever its job came to. */
  private RecoveryEnd asItIs(RecoveryRequest request, RecoveryEnd how) {
    boolean given =
        request
            .readable()
            .filter(order -> centre.quorum(order).state() == Quorum.State.RECOVERED)
            .isPresent();
    return given && how == RecoveryEnd.VOID ? RecoveryEnd.RELEASED : how;
  }
}
