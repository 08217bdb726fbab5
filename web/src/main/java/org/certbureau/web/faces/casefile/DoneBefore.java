package org.certbureau.web.faces.casefile;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.certbureau.application.Step;
import org.certbureau.application.view.TimelineEntry;
import org.certbureau.application.view.ViewingDesk;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.FreeText;
import org.certbureau.web.faces.frame.Frame;

/**
 * Whether a step that is refused now was taken by the same person before, on another page of theirs
 * (ADR 20): then its result is the answer, and not that somebody else was faster.
 */
@RequestScoped
public class DoneBefore {
  private static final Set<String> TURNS =
      Set.of(
          "application.submitted",
          "application.accepted",
          "application.approved",
          "application.returned",
          "application.refused",
          "application.withdrawn",
          "application.closed");

  @EJB private ViewingDesk viewing;
  @Inject private Frame frame;

  /**
   * Whether it was the last turn that people gave the case, and by whoever asks.
   *
   * @param reason what was typed, for a step that needs one: with other words it is another answer
   *     to the applicant, which was not given
   */
  public boolean byCaller(CaseNumber number, Step step, String reason) {
    return isLast(viewing.find(number).timeline(), frame.getCaller().name(), step, reason);
  }

  static boolean isLast(List<TimelineEntry> timeline, String caller, Step step, String reason) {
    List<TimelineEntry> turns =
        timeline.stream().filter(entry -> TURNS.contains(entry.action())).toList();
    if (turns.isEmpty()) {
      return false;
    }
    TimelineEntry last = turns.get(turns.size() - 1);
    return last.action().equals(action(step))
        && last.actor().equals(caller)
        && (!step.needsReason() || FreeText.cleaned(reason).equals(last.details().get("reason")));
  }

  private static String action(Step step) {
    return switch (step) {
      case SUBMIT -> "application.submitted";
      case ACCEPT -> "application.accepted";
      case APPROVE -> "application.approved";
      case RETURN -> "application.returned";
      case REFUSE -> "application.refused";
      case WITHDRAW -> "application.withdrawn";
      case DELIVER -> "application.closed";
      default -> "";
    };
  }
}
