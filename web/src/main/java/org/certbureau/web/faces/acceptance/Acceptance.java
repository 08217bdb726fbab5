package org.certbureau.web.faces.acceptance;

import jakarta.ejb.EJB;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.PartialViewContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.StepDesk;
import org.certbureau.application.draft.DraftDesk;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Fact;
import org.certbureau.region.policy.ConsentRule;
import org.certbureau.web.faces.casefile.DoneBefore;
import org.certbureau.web.faces.frame.Counts;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Words;
import org.primefaces.PrimeFaces;

/**
 * The way of an acceptance (受理): a draft is begun, filled in step by step, submitted and accepted.
 * Every step saves the draft, right or wrong, so that nothing typed is lost; only a right one leads
 * on.
 */
@Named
@ViewScoped
public class Acceptance implements Serializable {
  private static final long serialVersionUID = 1L;

  @EJB private DraftDesk drafts;
  @EJB private StepDesk steps;
  @Inject private CaseInHand inHand;
  @Inject private DraftInBooks books;
  @Inject private CertificateAtDesk certificate;
  @Inject private Counts counts;
  @Inject private DoneBefore doneBefore;
  @Inject private Draft draft;
  @Inject private DraftConsents agreements;
  @Inject private DraftForm form;
  @Inject private Frame frame;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private Questions questions;
  @Inject private Remarks returnedFor;
  @Inject private StageOrder order;
  @Inject private Words say;

  private Stage stage = Stage.BUSINESS;
  private String warningReason;

  public void open() {
    if (!inHand.isBegun()) {
      stage = Stage.BUSINESS;
      certificate.open();
      draft.startAfresh();
      return;
    }
    books.read();
    if (!getView().isEditable()) {
      stage = Stage.PAPERS;
      return;
    }
    Map<String, String> remarks = returnedFor.of(getView());
    problems.addQuietly(remarks);
    if (stage == Stage.BUSINESS) {
      stage =
          remarks.keySet().stream()
              .map(field -> form.stageOf(field))
              .findFirst()
              .orElse(order.behind(Stage.BUSINESS));
    }
  }

  /** Begins the draft; it has a number from here on. */
  public String begin() {
    List<Problem> missing = agreements.missing();
    if (!missing.isEmpty()) {
      problems.addAll(missing);
      return null;
    }
    boolean done = problems.none(() -> inHand.take(drafts.draft(draft.toBegin()).value()));
    return done ? to(order.behind(Stage.BUSINESS)) : null;
  }

  /** Saves the draft as it is; its page asks for it. */
  public void keep() {
    PrimeFaces.current().ajax().addCallbackParam("saved", save());
  }

  /** Saves the draft as it is. */
  public boolean save() {
    return books.save();
  }

  public String goOn() {
    if (!save()) {
      return null;
    }
    List<Problem> here = lackingHere();
    if (!here.isEmpty()) {
      if (!books.meetNews()) {
        return null;
      }
      here = lackingHere();
    }
    problems.name(form.labels());
    problems.addAll(here);
    boolean unasked = stage == Stage.FORM && questions.tellOpen();
    return here.isEmpty() && !unasked ? to(order.behind(stage)) : null;
  }

  private List<Problem> lackingHere() {
    return getView().problems().stream()
        .filter(problem -> form.stageOf(problem) == stage)
        .filter(problem -> !questions.hides(problem))
        .toList();
  }

  public String goBack() {
    return save() ? to(order.before(stage)) : null;
  }

  /** To any step that has been reached before. */
  public String goTo(Stage wanted) {
    return save() ? to(wanted) : null;
  }

  private String to(Stage wanted) {
    return Links.redirect(Links.acceptance(inHand.number()) + "&step=" + wanted.getKey());
  }

  /** One may go on to the first step where something is missing, and back to any. */
  public boolean isReached(Stage other) {
    return inHand.isEditable()
        && other != Stage.BUSINESS
        && getView().problems().stream()
            .noneMatch(problem -> form.stageOf(problem).isBefore(other));
  }

  /** Whether the policy warns about this application, where it is about to be accepted. */
  public boolean isWarned() {
    return inHand.isBegun()
        && getView().warning() != null
        && (stage == Stage.SUBMIT || getView().state() == State.SUBMITTED);
  }

  public String getWarningReason() {
    return warningReason == null && isWarned() ? getView().warning().reason() : warningReason;
  }

  public void setWarningReason(String warningReason) {
    this.warningReason = warningReason;
  }

  /** Keeps what a clerk has found out; other fields and papers may be asked for from now on. */
  public void answer(Fact fact, boolean answer) {
    draft.tell(fact, answer);
    save();
  }

  /** Goes on in spite of the warning, with the reason that was typed. */
  private boolean answerWarning() {
    if (!isWarned() || getView().warning().isConfirmed()) {
      return true;
    }
    try {
      steps.confirmWarning(inHand.caseNumber(), warningReason);
    } catch (RuleViolation refused) {
      refused.problems().forEach(problem -> problems.add(problem.at("warning")));
      return false;
    }
    return books.meetAlone();
  }

  /** Submits and, with everything at hand, accepts at once. */
  public String submit() {
    if (!save() || !answerWarning()) {
      return isAcceptedBefore() ? accepted() : null;
    }
    List<Problem> missing = getView().problems();
    if (!missing.isEmpty()) {
      problems.name(form.labels());
      problems.addAll(missing);
      return null;
    }
    if (getView().state() != State.SUBMITTED
        && !problems.none(
            () -> steps.take(inHand.caseNumber(), Step.SUBMIT, null, getView().revision()))) {
      return isAcceptedBefore() ? accepted() : null;
    }
    return accept();
  }

  /** Accepts what was submitted. */
  public String accept() {
    if (!answerWarning()) {
      return null;
    }
    boolean done = problems.none(() -> steps.take(inHand.caseNumber(), Step.ACCEPT, null));
    counts.count(frame.getCaller());
    return done || isAcceptedBefore() ? accepted() : null;
  }

  private boolean isAcceptedBefore() {
    if (doneBefore.byCaller(inHand.caseNumber(), Step.ACCEPT, null)) {
      return true;
    }
    books.meet();
    return false;
  }

  private String accepted() {
    inHand.reload();
    boolean over = getView().state().isFinal();
    notice.say(say.of(over ? "accept.done.at-once" : "accept.done", inHand.number()));
    return Links.redirect(Links.application(inHand.number()));
  }

  // ---- what the page binds to

  /** Whether nothing is left to do about it here. */
  public boolean isSettled() {
    return inHand.isBegun() && !getView().state().takesOriginals();
  }

  /** Whether it would go back to the reviewer as it came. */
  public boolean isReturnedAndUnanswered() {
    return inHand.isBegun() && returnedFor.isUnanswered(getView());
  }

  public List<Stage> getStages() {
    return order.all();
  }

  /** How a step of the line of steps looks. */
  public String look(Stage other) {
    if (other == stage) {
      return "on";
    }
    return other.isBefore(stage) && !isLacking(other) ? "done" : "";
  }

  /** Whether something is still missing at a step. */
  private boolean isLacking(Stage other) {
    return inHand.isEditable()
        && getView().problems().stream().anyMatch(problem -> form.stageOf(problem) == other);
  }

  public List<ConsentRule> getConsents() {
    return agreements.of(stage);
  }

  public ApplicationView getView() {
    return inHand.view();
  }

  public String getNumber() {
    return inHand.number();
  }

  public void setNumber(String number) {
    inHand.take(number);
  }

  public Stage getStage() {
    return stage;
  }

  public Stage getNextStage() {
    return order.behind(stage);
  }

  public String getStep() {
    return stage.getKey();
  }

  public void setStep(String key) {
    this.stage = Stage.of(key);
  }

  /**
   * The browser draws the page: what was saved elsewhere and never shown is shown now. A part of it
   * shows no fields, unless it is all of the form.
   */
  public void draw() {
    PartialViewContext part = FacesContext.getCurrentInstance().getPartialViewContext();
    if (!part.isPartialRequest() || part.getRenderIds().contains("f")) {
      draft.draw();
    }
  }

  /**
   * Keys of the fields that stand in the books as they are shown, with spaces between; a page that
   * shows what was refused need not keep them for its reader.
   */
  public String getKept() {
    boolean unread = FacesContext.getCurrentInstance().isValidationFailed();
    return !inHand.isEditable() || unread
        ? ""
        : books.kept(form.keys(stage)).collect(Collectors.joining(" "));
  }

  public Instant getSavedAt() {
    return books.savedAt();
  }

  /** What the same person typed in another window and this one saved over; empty for nothing. */
  public String getSavedOver() {
    return books.savedOver();
  }
}
