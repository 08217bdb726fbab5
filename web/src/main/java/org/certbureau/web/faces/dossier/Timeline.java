package org.certbureau.web.faces.dossier;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.TimelineEntry;
import org.certbureau.region.business.Gate;
import org.certbureau.web.faces.words.Words;

/** The way of the application on the page: what was done, and what still has to be. */
@Named
@RequestScoped
public class Timeline {
  @Inject private Dossier dossier;
  @Inject private Words say;

  /**
   * A line of the timeline; the same thing done several times in a row is one.
   *
   * @param look somebody only looked
   */
  public record Event(TimelineEntry entry, int times, String word, String detail, boolean look) {}

  /** What was done, the latest first. */
  public List<Event> getEvents() {
    List<Event> events = new ArrayList<>();
    for (TimelineEntry entry : dossier.getView().timeline()) {
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
      return dossier.getView().materials().stream()
          .filter(known -> known.getCode().equals(material))
          .map(known -> say.in(known.material().title()))
          .findFirst()
          .orElse(material);
    }
    String gate = entry.details().get("gate");
    if (gate != null) {
      return Optional.of(Gate.valueOf(gate)).map(say::name).orElse(gate);
    }
    String by = entry.details().get("by");
    if (by != null) {
      return say.of("dossier.stopped-by", by);
    }
    String reason = entry.details().getOrDefault("reason", "");
    return entry.action().equals("application.production-failed") ? say.outcome(reason) : reason;
  }

  /** What still has to happen before it is over, the last first: time runs upwards as below it. */
  public List<String> getAhead() {
    ApplicationView now = dossier.getView();
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
    if (!now.procedure().needsStation()) {
      ahead.add(say.name(Step.TAKE_EFFECT));
    } else {
      if (now.state() != State.COLLECT) {
        ahead.add(say.of("dossier.production"));
      }
      ahead.add(say.name(Step.DELIVER));
    }
    Collections.reverse(ahead);
    return ahead;
  }
}
