package org.certbureau.recovery;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certbureau.application.ApplicationFact;
import org.certbureau.application.ApplicationProgress;
import org.certbureau.application.line.PairChoices;
import org.certbureau.application.production.KeyWanted;
import org.certbureau.audit.AuditTrail;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairView;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kmc.KeyRecipient;
import org.certbureau.kmc.KeyRecovery;
import org.certbureau.kmc.Quorum;
import org.certbureau.kmc.RecoveryOrder;
import org.certbureau.kmc.Standing;
import org.certbureau.kmc.WantedKey;
import org.certbureau.region.business.Service;
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
  @Inject private PapersSeen papers;
  @Inject private OneByOne oneByOne;
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
    Sm2Certificate carried = certified.carried(line).orElse(null);
    if (wanted.certificate() != line || carried == null) {
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
    Sm2Certificate whose = certified.of(pair.job());
    RecoveryOrder order =
        new RecoveryOrder(
            known.region(),
            caseNumber,
            job,
            known.number().value(),
            new WantedKey(
                pair.job(),
                pair.ordinal(),
                whose.publicKey().fingerprint(),
                CertifiedKeys.written(whose)),
            new KeyRecipient(recipient, chip, CertifiedKeys.written(carried)),
            applications.facts(caseNumber).unitName(),
            applications.form(caseNumber).get(FormKeys.RECOVERY_PURPOSE),
            wanted.acceptor(),
            wanted.reviewer(),
            papers.digest(caseNumber));
    if (!centre.isInEscrow(order.key().fingerprint())) {
      throw new RuleViolation(Problem.of("kmc.not-in-escrow", FormKeys.RECOVERED_PAIR));
    }
    Quorum quorum = centre.open(order);
    RecoveryRequest request =
        new RecoveryRequest(order, centre.standing(job).orElseThrow().openedAt());
    requests.add(request);
    audit.record(
        request,
        "recovery-request.asked",
        "system",
        Map.of(
            "case", caseNumber.value(),
            "certificate", order.certificate(),
            "pair", pair.job(),
            "key", order.key().fingerprint(),
            "chip", chip));
    if (isDecided(quorum.state())) {
      decided.fire(new Decided(job)); // by what officers said before it was repeated
    }
  }

  /** What is asked for a job, and whether the rows still say so; empty where nothing is. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Asked> of(String job) {
    return requests.find(job).map(request -> oneByOne.asked(job));
  }

  /** Which pair the key was of, by its place on its certificate; zero where nobody can tell. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public int ordinal(String job) {
    return centre.standing(job).map(Standing::order).map(order -> order.key().ordinal()).orElse(0);
  }

  /**
   * Open jobs for which enough consent holds now, or no two are left, or which were asked before
   * the centre kept what it was; the oldest first.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<String> decided(int most) {
    return requests.open().stream().filter(this::isDecided).limit(most).toList();
  }

  private boolean isDecided(String job) {
    return oneByOne
        .standing(job)
        .filter(asked -> isDecided(asked.state()) || asked.ofBefore())
        .isPresent();
  }

  private static boolean isDecided(Quorum.State state) {
    return state == Quorum.State.ENOUGH || state == Quorum.State.NO_TWO_LEFT;
  }

  /** A job has come to its end, and nothing that was said counts any more, whatever rows say. */
  public void ended(String job, RecoveryEnd how) {
    RecoveryEnd end = asItIs(job, how);
    centre.end(job, end.name());
    requests
        .hold(job)
        .filter(request -> !request.isOver())
        .ifPresent(
            request -> {
              request.end(end, clock.instant());
              audit.record(request, "recovery-request.ended", "system", Map.of("how", end.name()));
            });
  }

  /** What was given out is not void, whatever its job came to. */
  private RecoveryEnd asItIs(String job, RecoveryEnd how) {
    boolean given =
        centre
            .standing(job)
            .filter(standing -> standing.quorum().state() == Quorum.State.RECOVERED)
            .isPresent();
    return given && how == RecoveryEnd.VOID ? RecoveryEnd.RELEASED : how;
  }

  /** A case is approved: the key centre alone decides what that does to what was refused. */
  public void approved(@Observes ApplicationFact.Approved fact) {
    if (applications.facts(fact.caseNumber()).situation().service() == Service.KEY_RECOVERY) {
      centre.approved(fact.caseNumber());
    }
  }
}
