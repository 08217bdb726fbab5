package org.certbureau.web.faces.acceptance;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.certbureau.application.State;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.TimelineEntry;
import org.certbureau.region.policy.Text;
import org.certbureau.web.faces.words.Words;

/** What a reviewer returned an application for, at the fields and materials that it is about. */
@RequestScoped
class Remarks {
  private static final Set<String> BETTERED =
      Set.of(
          "application.edited",
          "application.scan-attached",
          "application.scan-removed",
          "application.original-seen",
          "application.material-waived",
          "application.material-demanded-again");

  @Inject private Words say;

  /** The remarks by the fields that problems name, in the order of the application. */
  Map<String, String> of(ApplicationView view) {
    Map<String, String> remarks = new LinkedHashMap<>();
    if (view.state() == State.RETURNED && view.reason() != null) {
      view.fields()
          .forEach(field -> find(field.getKey(), field.field().label(), view.reason(), remarks));
      view.materials()
          .forEach(
              material ->
                  find(
                      "materials." + material.getCode(),
                      material.material().title(),
                      view.reason(),
                      remarks));
    }
    return remarks;
  }

  /** The reason names each by its label, in the language of whoever wrote it. */
  private void find(String field, Text label, String reason, Map<String, String> remarks) {
    Stream.of(reason.split("[；;]\\s*"))
        .filter(
            part ->
                Stream.of(label.zh(), label.en())
                    .filter(word -> word != null && !word.isEmpty())
                    .anyMatch(word -> part.startsWith(word + "：") || part.startsWith(word + ": ")))
        .findFirst()
        .ifPresent(part -> remarks.put(field, say.of("accept.remark", part)));
  }

  /** Whether nobody has done anything about it yet. */
  boolean isUnanswered(ApplicationView view) {
    if (view.state() != State.RETURNED) {
      return false;
    }
    boolean answered = false;
    for (TimelineEntry entry : view.timeline()) {
      answered = !entry.action().equals("application.returned") && answered;
      answered |= BETTERED.contains(entry.action());
    }
    return !answered;
  }
}
