package org.certbureau.web.faces.dossier;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.application.ApplicationDesk;
import org.certbureau.application.ApplicationView;
import org.certbureau.application.GateView;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.StepView;
import org.certbureau.application.TimelineEntry;
import org.certbureau.application.Tracking;
import org.certbureau.certificate.PairDesk;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.payment.CashDesk;
import org.certbureau.payment.ChargeState;
import org.certbureau.payment.ChargeView;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.Situation;
import org.certbureau.staff.Roles;
import org.certbureau.station.JobView;
import org.certbureau.station.ProductionDesk;
import org.certbureau.web.faces.casefile.Paper;
import org.certbureau.web.faces.frame.Counts;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Words;

/** One application on one page: everything about it, and every step that is allowed. */
@Named
@ViewScoped
public class Dossier implements Serializable {
  private static final long serialVersionUID = 1L;

  @EJB private ApplicationDesk desk;
  @EJB private CashDesk cash;
  @EJB private PairDesk pairs;
  @EJB private PolicyDesk policies;
  @EJB private ProductionDesk production;
  @EJB private Tracking tracking;
  @Inject private Counts counts;
  @Inject private Figures figures;
  @Inject private Frame frame;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private Words say;

  private String number;
  private Step asking;
  private String reason;
  private final HashMap<String, String> revealed = new HashMap<>();
  private transient ApplicationView view;
  private transient ChargeView charge;

  /**
   * A step as a button. * @param path the page on which it is taken, or null where a button is
   * enough
   *
   * @param why what stands in the way, or null
   * @param main the loudest thing on the page
   * @param grave ends or undoes something, and needs a reason
   */
  public record Act(Step step, String word, String path, String why, boolean main, boolean grave) {}

  /**
   * A line of the timeline; the same thing done several times in a row is one.
   *
   * @param look somebody only looked
   */
  public record Event(TimelineEntry entry, int times, String word, String detail, boolean look) {}

  public void open() {
    view = desk.find(caseNumber());
  }

  private CaseNumber caseNumber() {
    return CaseNumber.of(number);
  }

  public ApplicationView getView() {
    if (view == null) {
      view = desk.find(caseNumber());
    }
    return view;
  }

  // ---- steps

  /** What this person may do, the next step first. */
  public List<Act> getActs() {
    List<Act> acts = new ArrayList<>();
    boolean mainGiven = false;
    if (frame.getCaller().has(Roles.ACCEPTOR) && getView().isEditable()) {
      acts.add(
          new Act(null, say.of("dossier.fill-in"), Links.acceptance(number), null, true, false));
      mainGiven = true;
    }
    if (isPayable()) {
      acts.add(
          new Act(null, say.of("dossier.take-money"), Links.payment(number), null, true, false));
      mainGiven = true;
    }
    if (isRepayable()) {
      acts.add(new Act(null, say.of("dossier.repay"), Links.payment(number), null, true, false));
      mainGiven = true;
    }
    if (isOriginalsToSee()) {
      acts.add(
          new Act(
              null,
              say.of("dossier.originals"),
              Links.acceptance(number),
              null,
              !mainGiven,
              false));
      mainGiven = true;
    }
    for (StepView open : getView().steps()) {
      if (open.step() == Step.SUBMIT) {
        continue;
      }
      boolean grave = open.isReasonNeeded();
      boolean main = !mainGiven && !grave && open.isOpen();
      acts.add(new Act(open.step(), say.name(open.step()), pathOf(open), why(open), main, grave));
      mainGiven |= main;
    }
    return acts;
  }

  private boolean isPayable() {
    return frame.getCaller().has(Roles.CASHIER)
        && (getView().state() == State.SUBMITTED || getView().state() == State.ACCEPTED)
        && getView().gates().contains(new GateView(Gate.PAYMENT, false));
  }

  private boolean isRepayable() {
    return frame.getCaller().has(Roles.CASHIER)
        && getCharge() != null
        && getCharge().state() == ChargeState.REFUND_DUE;
  }

  private boolean isOriginalsToSee() {
    return frame.getCaller().has(Roles.ACCEPTOR)
        && getView().state() == State.ACCEPTED
        && getView().gates().contains(new GateView(Gate.ORIGINALS, false));
  }

  private String pathOf(StepView open) {
    return switch (open.step()) {
      case ACCEPT -> Links.acceptance(number);
      case APPROVE -> Links.review(number);
      case DELIVER -> Links.delivery(number);
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
    if (problems.none(() -> desk.take(caseNumber(), step, why, getView().revision()))) {
      notice.say(say.of("dossier.done", say.name(step)));
      asking = null;
      reason = null;
    }
    counts.count(frame.getCaller());
    view = null;
    charge = null;
  }

  // ---- personal values

  /** Shows one masked value; that it was shown is on record. */
  public void reveal(String key) {
    revealed.put(key, desk.reveal(caseNumber(), key, null));
    view = null;
  }

  public Map<String, String> getRevealed() {
    return revealed;
  }

  // ---- what belongs to it

  /** Papers with what is known of them. */
  public List<Paper> getPapers() {
    List<Paper> papers = new ArrayList<>();
    getView()
        .materials()
        .forEach(material -> papers.add(new Paper(papers.size() + 1, material, say, figures)));
    return papers;
  }

  public boolean isMayLookAtScans() {
    return Stream.of(Roles.ACCEPTOR, Roles.REVIEWER, Roles.AUDITOR)
        .anyMatch(frame.getCaller()::has);
  }

  /** The charge, or null before the application was submitted. */
  public ChargeView getCharge() {
    if (charge == null && getView().submittedAt() != null) {
      try {
        charge = cash.charge(caseNumber());
      } catch (RuleViolation none) {
        return null;
      }
    }
    return charge;
  }

  /** What a consent is about, in words. */
  public String consent(String code) {
    return policies
        .version(getView().region(), getView().policyVersion())
        .consents(
            new Situation(
                getView().service(), getView().holder(), getView().channel(), getView().facts()))
        .stream()
        .filter(rule -> rule.code().equals(code))
        .findFirst()
        .map(rule -> say.in(rule.title()))
        .orElse(code);
  }

  public boolean isReceiptReady() {
    return getView().acceptedAt() != null
        && Stream.of(Roles.ACCEPTOR, Roles.CASHIER).anyMatch(frame.getCaller()::has);
  }

  /** Where the applicant follows the case; empty for whom the address is none of their business. */
  public String getTracking() {
    return Stream.of(Roles.ACCEPTOR, Roles.CASHIER).anyMatch(frame.getCaller()::has)
        ? tracking.address(caseNumber()).getRawPath()
        : "";
  }

  public List<PairView> getPairs() {
    return pairs.ofCase(caseNumber());
  }

  public List<JobView> getJobs() {
    return production.ofCase(caseNumber());
  }

  public List<Problem> getMissing() {
    return getView().problems();
  }

  // ---- timeline

  /** What was done, the latest first. */
  public List<Event> getEvents() {
    List<Event> events = new ArrayList<>();
    for (TimelineEntry entry : getView().timeline()) {
      boolean look = entry.action().endsWith("-disclosed");
      Event last = events.isEmpty() ? null : events.get(events.size() - 1);
      if (last != null
          && last.entry().action().equals(entry.action())
          && last.entry().actor().equals(entry.actor())
          && detail(entry).equals(last.detail())) {
        events.set(
            events.size() - 1,
            new Event(entry, last.times() + 1, last.word(), last.detail(), look));
      } else {
        events.add(new Event(entry, 1, say.action(entry.action()), detail(entry), look));
      }
    }
    Collections.reverse(events);
    return events;
  }

  private String detail(TimelineEntry entry) {
    String material = entry.details().get("material");
    if (material != null) {
      return getView().materials().stream()
          .filter(known -> known.getCode().equals(material))
          .map(known -> say.in(known.material().title()))
          .findFirst()
          .orElse(material);
    }
    String gate = entry.details().get("gate");
    if (gate != null) {
      return Optional.of(Gate.valueOf(gate)).map(say::name).orElse(gate);
    }
    return entry.details().getOrDefault("reason", "");
  }

  /** What still has to happen before it is over. */
  public List<String> getAhead() {
    ApplicationView now = getView();
    if (now.state().isFinal()) {
      return List.of();
    }
    List<String> ahead = new ArrayList<>();
    if (now.isEditable()) {
      ahead.add(say.name(Step.SUBMIT));
    }
    if (now.isEditable() || now.state() == State.SUBMITTED) {
      ahead.add(say.name(Step.ACCEPT));
    }
    now.gates().stream()
        .filter(gate -> !gate.open())
        .forEach(gate -> ahead.add(say.name(gate.gate())));
    if (now.state() != State.COLLECT) {
      ahead.add(say.of("dossier.production"));
    }
    ahead.add(say.name(Step.DELIVER));
    return ahead;
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
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
