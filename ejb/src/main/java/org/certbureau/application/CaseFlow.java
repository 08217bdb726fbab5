package org.certbureau.application;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.certbureau.application.asked.HeldAlready;
import org.certbureau.application.asked.UnitOnForm;
import org.certbureau.application.line.CaseLine;
import org.certbureau.application.line.LineRules;
import org.certbureau.application.line.Register;
import org.certbureau.application.line.Rival;
import org.certbureau.certificate.Holder;
import org.certbureau.certificate.LineRegister;
import org.certbureau.certificate.contents.DryRun;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.calendar.China;
import org.certbureau.kernel.calendar.WorkingDays;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.DeadlineRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.WarningRule;
import org.certbureau.subscriber.ConsentRecord;
import org.certbureau.subscriber.SubscriberRegister;

/** What follows by itself from what people do: gates that open, time limits, production. */
@Dependent
public class CaseFlow {
  private static final WorkingDays CALENDAR = WorkingDays.bundled();

  @EJB PolicyDesk policies;
  @EJB SubscriberRegister subscribers;
  @EJB LineRegister lines;
  @Inject Applications applications;
  @Inject AtRest atRest;
  @Inject CaseLog log;
  @Inject Clock clock;
  @Inject DryRun dryRun;
  @Inject HeldAlready heldAlready;

  public Policy policyOf(Application application) {
    return policyOf(application.region(), application.policyVersion());
  }

  /**
   * @param pinned the version it was submitted under; before, the policy in force counts
   */
  public Policy policyOf(RegionCode region, Optional<Integer> pinned) {
    return pinned
        .map(version -> policies.version(region, version))
        .orElseGet(() -> policies.inForce(region));
  }

  public CaseRules rulesOf(Application application) {
    return rulesOf(application, subscribers.consents(application.caseNumber().value()));
  }

  /** The same where the consents are at hand. */
  CaseRules rulesOf(Application application, List<ConsentRecord> consents) {
    return new CaseRules(
        policyOf(application),
        application,
        atRest.openForm(application),
        consents,
        today(),
        dryRun,
        atRest,
        lineOf(application),
        (row, form) -> isToAnswerFor(application, row, form));
  }

  /** What was accepted was answered for, or there was nothing to answer for. */
  private boolean isToAnswerFor(
      Application application, WarningRule row, Map<String, String> form) {
    return application.confirmed(row.rule()).isPresent()
        || (application.state().isBeforeAcceptance() && heldAlready.is(application.region(), form));
  }

  /** Looked up when it is first asked for. */
  private Supplier<Optional<CaseLine>> lineOf(Application application) {
    return new Supplier<>() {
      private Optional<CaseLine> known;

      @Override
      public Optional<CaseLine> get() {
        if (known == null) {
          known =
              application.request().procedure().needsLine()
                  ? application.line().map(line -> caseLine(application, line))
                  : Optional.empty();
        }
        return known;
      }
    };
  }

  private CaseLine caseLine(Application application, long line) {
    return new CaseLine(
        new LineRules(
            policyOf(application),
            lines.view(line),
            applications.rivals(line, application.caseNumber())),
        application
            .items()
            .get(0)
            .knownBy()
            .map(this::registeredBy)
            .orElseGet(() -> register(line)),
        register(line));
  }

  /** The unit whose certificate it is about. */
  Optional<Long> unitOf(Application application) {
    return application.line().map(lines::holder).flatMap(Holder::unit);
  }

  /** What is registered of the holder of a certificate; nothing where no case tells. */
  public Register register(long line) {
    return applications.registerOf(line).map(this::register).orElse(Register.UNTOLD);
  }

  private Register register(Application application) {
    return new Register(application.caseNumber(), atRest.openForm(application));
  }

  private Register registeredBy(CaseNumber number) {
    return register(applications.read(number));
  }

  /** The bureau's own data of a holder follow what was changed, as soon as it is in effect. */
  void correctRegister(Application application) {
    if (!policyOf(application).certificate().changeable(application.situation()).isEmpty()) {
      unitOf(application)
          .ifPresent(
              unit ->
                  subscribers.correct(
                      unit,
                      UnitOnForm.read(application.region(), rulesOf(application).values()),
                      application.caseNumber().value()));
    }
  }

  public Instant now() {
    return clock.instant();
  }

  public LocalDate today() {
    return LocalDate.now(clock.withZone(China.ZONE));
  }

  /** Starts the bureau's time limit if this is what starts it, and it does not wait for money. */
  public void startClock(Application application, CaseRules rules, DeadlineRule.Start start) {
    rules
        .deadline()
        .filter(rule -> rule.from() == start && !TimeLimit.of(application, rule).isPaused())
        .ifPresent(rule -> start(application, rule));
  }

  /** A time limit that stood until the money was there runs from today (A-G11). */
  void moneyConfirmed(Application application) {
    boolean mayHaveStood =
        policyOf(application).deadlines().stream().anyMatch(DeadlineRule::pausedUntilPaid);
    if (mayHaveStood) {
      rulesOf(application)
          .deadline()
          .filter(DeadlineRule::pausedUntilPaid)
          .filter(rule -> TimeLimit.of(application, rule).isStarted())
          .ifPresent(rule -> start(application, rule));
    }
  }

  /** What started it was undone. */
  private static void stopClock(Application application, CaseRules rules) {
    rules
        .deadline()
        .filter(rule -> rule.from() == DeadlineRule.Start.MATERIALS_RECEIVED)
        .ifPresent(rule -> application.dueBy(null));
  }

  private void start(Application application, DeadlineRule rule) {
    application.dueBy(CALENDAR.after(today(), rule.workingDays()).day());
  }

  /**
   * Opens the gates of the papers once nothing is missing, closes them when something is again: the
   * originals that are seen, and the voucher of what was remitted.
   */
  public void comparePapers(Application application, CaseRules rules) {
    if (application.state() == State.SUBMITTED || application.state() == State.ACCEPTED) {
      compareVoucher(application, rules);
      compareOriginals(application, rules);
    }
  }

  /** Its gate is its own: a region may ask for no originals, and still for it (GD-11, A-G10). */
  private void compareVoucher(Application application, CaseRules rules) {
    boolean wanted = !rules.papers().vouchers().isEmpty();
    application.require(Gate.VOUCHER, wanted);
    if (!rules.papers().vouchersMissing().isEmpty()) {
      application.close(Gate.VOUCHER);
    } else if (wanted && application.open(Gate.VOUCHER)) {
      log.noted(application, "application.gate-opened", Map.of("gate", Gate.VOUCHER.name()));
    }
  }

  private void compareOriginals(Application application, CaseRules rules) {
    if (!application.gates().requires(Gate.ORIGINALS)) {
      return;
    }
    if (!rules.papers().originalsUnseen().isEmpty()) {
      application.close(Gate.ORIGINALS);
      stopClock(application, rules);
    } else if (application.open(Gate.ORIGINALS)) {
      startClock(application, rules, DeadlineRule.Start.MATERIALS_RECEIVED);
      log.happened(application, new ApplicationFact.OriginalsVerified(application.caseNumber()));
    }
  }

  /**
   * Opens production, or lets what needs none take effect, once every gate is open; while a higher
   * application is open on the same certificate, nothing is done (A-X5), and nothing is revoked or
   * made for a certificate that has come to its end meanwhile.
   */
  public void openProductionIfDue(Application application) {
    if (!application.isDue() || isOutranked(application) || tooLate(application).isPresent()) {
      return;
    }
    if (application.request().procedure().needsLine()) {
      stopLower(application);
    }
    log.happenedByItself(
        application, application.openProductionIfDue(procedureOf(application), now()), Map.of());
    if (application.state() == State.CLOSED) {
      correctRegister(application);
    }
  }

  /** A loss puts its certificate on hold as soon as it is accepted, and stops what it outranks. */
  void holdIfDue(Application application) {
    Procedure procedure = application.request().procedure();
    if (procedure.holdsAtAcceptance() && !procedure.isDoneAtAcceptance()) {
      stopLower(application);
      log.happened(application, new ApplicationFact.Held(application.caseNumber()));
    }
  }

  /**
   * Why there is nothing to be made any more where a new certificate would end with a former one.
   */
  Optional<Problem> tooLate(Application application) {
    return application.request().procedure().needsLine()
        ? rulesOf(application).tooLate()
        : Optional.empty();
  }

  /** What is done to a certificate that there is hangs on what is asked of it (A-X4). */
  private Procedure procedureOf(Application application) {
    Procedure procedure = application.request().procedure();
    return procedure.needsLine() ? rulesOf(application).procedure() : procedure;
  }

  private boolean isOutranked(Application application) {
    Service service = application.request().service();
    return application.request().procedure().needsLine()
        && rivals(application).stream().anyMatch(rival -> rival.stops(service));
  }

  private void stopLower(Application application) {
    Service service = application.request().service();
    for (Rival rival : rivals(application)) {
      if (rival.isStoppedBy(service)) {
        Application other = applications.changedByTheBureau(rival.caseNumber());
        String stopper = application.caseNumber().value();
        log.happenedByItself(
            other, other.proceed(Step.STOP, stopper, now()), Map.of("by", stopper));
      }
    }
  }

  /** Once an application is over, those that it kept waiting go on. */
  public void release(Application ended) {
    if (ended.request().procedure().needsLine() && ended.state().isFinal()) {
      for (Rival rival : rivals(ended)) {
        openProductionIfDue(applications.changedByTheBureau(rival.caseNumber()));
      }
    }
  }

  private List<Rival> rivals(Application application) {
    return application
        .line()
        .map(line -> applications.rivals(line, application.caseNumber()))
        .orElse(List.of());
  }
}
