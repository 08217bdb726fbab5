package org.certbureau.web.faces.review;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.application.Step;
import org.certbureau.application.StepDesk;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.StepView;
import org.certbureau.application.view.ViewingDesk;
import org.certbureau.application.worklist.Awaiting;
import org.certbureau.application.worklist.NextCase;
import org.certbureau.application.worklist.WorkDesk;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.payment.CashDesk;
import org.certbureau.payment.ChargeView;
import org.certbureau.web.faces.casefile.DoneBefore;
import org.certbureau.web.faces.frame.Counts;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.frame.Screen;
import org.certbureau.web.faces.words.Words;

/**
 * The review (复核): scans on one side, questions on the other. It passes only when each question was
 * answered with yes; what was answered with no becomes the reason for sending it back.
 */
@Named
@ViewScoped
public class Review implements Serializable {
  private static final long serialVersionUID = 1L;

  @EJB private CashDesk cash;
  @EJB private StepDesk steps;
  @EJB private ViewingDesk viewing;
  @EJB private WorkDesk work;
  @Inject private Counts counts;
  @Inject private DoneBefore doneBefore;
  @Inject private Checklist list;
  @Inject private Frame frame;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private Words say;

  private String number;
  private String reason;
  private String here;
  private String before;
  private String behind;
  private int place;
  private int total;
  private ArrayList<Check> checks = new ArrayList<>();
  private int revision;
  private transient ApplicationView view;
  private transient ChargeView charge;

  public void open() {
    if (number == null) {
      number = work.next(Awaiting.REVIEW, null).map(CaseNumber::value).orElse(null);
    }
    if (number != null) {
      view = viewing.find(caseNumber());
      revision = view.revision();
      NextCase at = work.place(Awaiting.REVIEW, caseNumber());
      here = at.here();
      before = value(at.before());
      behind = value(at.behind());
      place = at.place();
      total = at.total();
      // the comparison needs whole numbers, and looking at them is on record
      Map<String, String> form = view.gates().isEmpty() ? Map.of() : viewing.form(caseNumber());
      checks.addAll(list.of(view, form));
    }
  }

  private static String value(CaseNumber known) {
    return known == null ? null : known.value();
  }

  private CaseNumber caseNumber() {
    return CaseNumber.of(number);
  }

  public ApplicationView getView() {
    if (view == null && number != null) {
      view = viewing.find(caseNumber());
    }
    return view;
  }

  /** What it costs, by which rules; null where nothing was charged. */
  public ChargeView getCharge() {
    if (charge == null && number != null) {
      try {
        charge = cash.charge(caseNumber());
      } catch (RuleViolation none) {
        return null;
      }
    }
    return charge;
  }

  public List<Check> getChecks() {
    return checks;
  }

  /** What differs; empty where it is not about what is registered. */
  public List<Check> getChanged() {
    return checks.stream().filter(check -> check.getChange() != null).toList();
  }

  /** Whether only what differs is judged. */
  public boolean isOfChanges() {
    return getView().changes() != null;
  }

  /** Who has accepted it passes and returns none of it: another person does. */
  public boolean isOwn() {
    return frame.getCaller().name().equals(getView().acceptedBy());
  }

  /** All scans in the order of the materials. */
  public List<Checklist.Page> getPages() {
    return list.pages(getView());
  }

  // ---- through what this person can decide: what they have accepted themselves is not among it

  /** Empty where the case is not this person's to decide. */
  public String getPlace() {
    return place == 0 ? "" : say.of("review.place", place, total);
  }

  public String getBefore() {
    return before;
  }

  public String getBehind() {
    return behind;
  }

  // ---- decide

  /** Why this person cannot let it pass whatever the answers are; empty if they can. */
  public List<Problem> getObstacles() {
    return getView().steps().stream()
        .filter(step -> step.step() == Step.APPROVE)
        .map(StepView::obstacles)
        .findFirst()
        .orElse(List.of());
  }

  /** Whether the case is at all at this desk. */
  public boolean isReviewable() {
    return getView().steps().stream().anyMatch(step -> step.step() == Step.APPROVE);
  }

  public boolean isReturnable() {
    return getView().allows(Step.RETURN);
  }

  public String approve() {
    boolean open = false;
    for (Check check : checks) {
      if (!"Y".equals(check.getAnswer())) {
        problems.add(check.getKey(), "review.unanswered", check.getLabel());
        open = true;
      }
    }
    view = null; // what was opened since the page was built counts
    Set<String> seen = opened();
    for (Checklist.Page page : getPages()) {
      if (!seen.contains(Long.toString(page.id()))) {
        problems.add(null, "review.unopened", page.title());
        open = true;
      }
    }
    return open ? null : take(Step.APPROVE, null, "review.approved");
  }

  public String giveBack() {
    List<Check> wrong = checks.stream().filter(check -> "N".equals(check.getAnswer())).toList();
    if (wrong.isEmpty()) {
      problems.add(null, "review.nothing-wrong");
      return null;
    }
    for (Check check : wrong) {
      if (check.getReason().isEmpty()) {
        problems.add(check.getKey(), "review.reason-missing", check.getLabel());
      }
    }
    if (problems.isAny()) {
      return null;
    }
    String why =
        wrong.stream()
            .map(check -> say.of("review.reason", check.getLabel(), check.getReason()))
            .collect(Collectors.joining(say.of("review.reason.separator")));
    return take(Step.RETURN, why, "review.returned");
  }

  public String refuse() {
    return take(Step.REFUSE, reason, "review.refused");
  }

  private String take(Step step, String why, String said) {
    if (!problems.none(() -> steps.take(caseNumber(), step, why, revision))
        && !doneBefore.byCaller(caseNumber(), step, why)) {
      view = null;
      return null;
    }
    counts.count(frame.getCaller());
    notice.say(say.of(said, number));
    return work.next(Awaiting.REVIEW, here)
        .map(next -> Links.redirect(Links.review(next.value())))
        .orElse(Screen.REVIEW.path() + "?faces-redirect=true");
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number == null || number.isBlank() ? null : number;
  }

  /** The scans that this person has opened, by their numbers; the trail knows it. */
  public String getOpened() {
    return String.join(" ", opened());
  }

  private Set<String> opened() {
    return Looks.of(frame.getCaller().name(), getView().timeline());
  }

  public String getReason() {
    return reason;
  }

  public void setReason(String reason) {
    this.reason = reason;
  }
}
