package org.certbureau.web.faces.dossier;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.StepDesk;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.GateView;
import org.certbureau.application.view.StepView;
import org.certbureau.certificate.procedure.Medium;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.issuance.MakerDesk;
import org.certbureau.payment.ChargeState;
import org.certbureau.region.business.Gate;
import org.certbureau.staff.Roles;
import org.certbureau.station.JobView;
import org.certbureau.web.faces.frame.Counts;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Remedies;
import org.certbureau.web.faces.words.Words;

/** The steps that a person may take with the application on the page, as buttons. */
@Named
@ViewScoped
public class DossierSteps implements Serializable {
  private static final long serialVersionUID = 1L;

  @EJB private StepDesk steps;
  @EJB private MakerDesk maker;
  @Inject private Clock clock;
  @Inject private Counts counts;
  @Inject private Dossier dossier;
  @Inject private Frame frame;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private Remedies remedies;
  @Inject private Words say;

  private Step asking;
  private String reason;

  /**
   * A step as a button.
   *
   * @param path the page on which it is taken, or null where a button is enough
   * @param why what stands in the way, or null
   * @param main the loudest thing on the page
   * @param grave ends or undoes something, and needs a reason
   */
  public record Act(Step step, String word, String path, String why, boolean main, boolean grave) {}

  /** What this person may do, the next step first. */
  public List<Act> getActs() {
    List<Act> acts = new ArrayList<>();
    boolean mainGiven = false;
    if (frame.getCaller().has(Roles.ACCEPTOR) && dossier.getView().isEditable()) {
      acts.add(elsewhere(say.of("dossier.fill-in"), Links.acceptance(dossier.getNumber()), true));
      mainGiven = true;
    }
    if (isPayable()) {
      acts.add(elsewhere(say.of("dossier.take-money"), Links.payment(dossier.getNumber()), true));
      mainGiven = true;
    }
    if (isRepayable()) {
      acts.add(elsewhere(say.of("dossier.repay"), Links.payment(dossier.getNumber()), true));
      mainGiven = true;
    }
    if (isPapersToSee()) {
      acts.add(
          elsewhere(
              say.of("dossier.originals"), Links.acceptance(dossier.getNumber()), !mainGiven));
      mainGiven = true;
    }
    for (StepView open : dossier.getView().steps()) {
      if (open.step() == Step.SUBMIT || isApprovedBefore(open)) {
        continue;
      }
      boolean grave = open.isReasonNeeded();
      boolean main = !mainGiven && !grave && open.isOpen();
      acts.add(new Act(open.step(), say.name(open.step()), pathOf(open), why(open), main, grave));
      mainGiven |= main;
    }
    return acts;
  }

  /** What people can do with it in its present state, and who: as the table of steps has it. */
  public String getWaysOut() {
    ApplicationView view = dossier.getView();
    return Step.ofPeople(
            view.state(), Procedure.of(view.service()), Optional.ofNullable(view.failure()))
        .stream()
        .map(step -> say.of("dossier.way-out", say.name(step), say.roles(step.roles())))
        .collect(Collectors.joining(say.of("list.separator")));
  }

  /** What helps the holder whose token did not take it: nothing is named that is not to be had. */
  public String getRemedy() {
    ApplicationView view = dossier.getView();
    return Optional.ofNullable(view.failure())
        .flatMap(ProductionFailure::remedy)
        .filter(service -> view.procedure().medium() == Medium.PRESENTED)
        .map(service -> remedies.of(view.region(), service))
        .orElse("");
  }

  /** Whether what is asked about touches money that was paid. */
  public boolean isMoneyAtStake() {
    return asking != null
        && dossier.getCharge() != null
        && dossier.getCharge().state() == ChargeState.SETTLED
        && !dossier.getCharge().total().isZero();
  }

  /** Whether a maker can give that job up by hand. */
  public boolean isStuck(JobView job) {
    return frame.getCaller().has(Roles.MAKER) && job.standsStillAt(clock.instant());
  }

  /** Gives up a job that does not move any more: then the case can go on in another way. */
  public void giveUp(JobView job) {
    if (problems.none(
        () -> maker.abandon(job.caseNumber(), job.number(), say.of("workshop.stuck")))) {
      notice.say(say.of("workshop.given-up", job.number()));
    }
    counts.count(frame.getCaller());
    dossier.forget();
  }

  private static Act elsewhere(String word, String path, boolean main) {
    return new Act(null, word, path, null, main, false);
  }

  private boolean isPayable() {
    return frame.getCaller().has(Roles.CASHIER)
        && (dossier.getView().state() == State.SUBMITTED
            || dossier.getView().state() == State.ACCEPTED)
        && dossier.getView().gates().contains(new GateView(Gate.PAYMENT, false));
  }

  private boolean isRepayable() {
    return frame.getCaller().has(Roles.CASHIER)
        && dossier.getCharge() != null
        && dossier.getCharge().state() == ChargeState.REFUND_DUE;
  }

  /** Said again it changes nothing: it is no next step. */
  private boolean isApprovedBefore(StepView open) {
    return open.step() == Step.APPROVE
        && dossier.getView().gates().contains(new GateView(Gate.REVIEW, true));
  }

  private boolean isPapersToSee() {
    return frame.getCaller().has(Roles.ACCEPTOR)
        && dossier.getView().state() == State.ACCEPTED
        && dossier.getView().gates().stream()
            .anyMatch(gate -> !gate.open() && gate.gate().isOfPapers());
  }

  private String pathOf(StepView open) {
    return switch (open.step()) {
      case ACCEPT -> Links.acceptance(dossier.getNumber());
      case APPROVE -> Links.review(dossier.getNumber());
      case DELIVER -> Links.delivery(dossier.getNumber());
      default -> null;
    };
  }

  private String why(StepView open) {
    return open.isOpen() || pathOf(open) != null
        ? null
        : open.obstacles().stream().map(say::problem).findFirst().orElse(null);
  }

  /** Takes a step that needs no words. */
  public void take(Step step) {
    finish(step, null);
  }

  public void ask(Step step) {
    asking = step;
    reason = null;
  }

  /** Takes the step that was asked about, with the reason that was typed. */
  public void takeAsked() {
    finish(asking, reason);
  }

  private void finish(Step step, String why) {
    if (problems.none(
        () -> steps.take(dossier.caseNumber(), step, why, dossier.getView().revision()))) {
      notice.say(say.of("dossier.done", say.name(step)));
      asking = null;
      reason = null;
    }
    counts.count(frame.getCaller());
    dossier.forget();
  }

  public Step getAsking() {
    return asking;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
