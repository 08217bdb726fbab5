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

  /** Whether it was the last turn that people gave the case, and by whoever asks. */
  public boolean byCaller(CaseNumber number, Step step) {
    List<TimelineEntry> turns =
        viewing.find(number).timeline().stream()
            .filter(entry -> TURNS.contains(entry.action()))
            .toList();
    if (turns.isEmpty()) {
      return false;
    }
    TimelineEntry last = turns.get(turns.size() - 1);
    return last.action().equals(action(step)) && last.actor().equals(frame.getCaller().name());
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
