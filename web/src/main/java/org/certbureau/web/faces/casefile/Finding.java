package org.certbureau.web.faces.casefile;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.certbureau.application.loss.LossDesk;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.CaseCertificate;
import org.certbureau.kernel.Problem;
import org.certbureau.staff.Roles;
import org.certbureau.web.faces.frame.Counts;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Words;

/** 已找回: a lost token lies on the counter, and a second person lifts the hold of its case. */
@Named("finding")
@RequestScoped
public class Finding {
  @EJB private LossDesk desk;
  @Inject private Counts counts;
  @Inject private Figures figures;
  @Inject private Frame frame;
  @Inject private LossWords losses;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private Words say;

  private String chip;
  private LossDesk.Finding found;

  private LossDesk.Finding look(ApplicationView view) {
    if (found == null) {
      found =
          frame.getCaller().has(Roles.REVIEWER) && losses.isLoss(view)
              ? desk.finding(view.caseNumber())
              : new LossDesk.Finding(false, List.of());
    }
    return found;
  }

  /** Whether the choice is shown to this person, open or not. */
  public boolean isShown(ApplicationView view) {
    return look(view).loss();
  }

  public boolean isPossible(ApplicationView view) {
    return look(view).isPossible();
  }

  /** Why this person cannot choose it, in a sentence; empty where they can. */
  public String why(ApplicationView view) {
    return look(view).obstacles().stream()
        .findFirst()
        .map((Problem problem) -> say.problem(problem))
        .orElse("");
  }

  /** What the certificate is good for without its hold, which outlives its end (A-X2). */
  public String released(ApplicationView view) {
    CaseCertificate certificate = view.certificate();
    return say.of(Promises.released(certificate), figures.day(certificate.validUntil()));
  }

  /** Lifts the hold, and goes to the case. */
  public String lift(ApplicationView view) {
    if (!problems.none(() -> desk.found(view.caseNumber(), chip, view.revision()))) {
      found = null;
      return null;
    }
    counts.count(frame.getCaller());
    notice.say(say.of("found.done", view.caseNumber().value(), view.certificate().number()));
    return Links.redirect(Links.application(view.caseNumber().value()));
  }

  public String getChip() {
    return chip;
  }

  public void setChip(String chip) {
    this.chip = chip;
  }
}
