package org.certbureau.application;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.certbureau.kernel.Messages;

/** The lifecycle as the handbook shows it, drawn from the table of steps. */
final class StepDiagram {
  private StepDiagram() {}

  static String mermaid() {
    StringBuilder diagram = new StringBuilder("```mermaid\nstateDiagram-v2\n  [*] --> DRAFT\n");
    for (State state : State.values()) {
      diagram.append("  %s: %s %s%n".formatted(state, label("state." + state), state));
    }
    for (Step step : Step.values()) {
      step.from().stream()
          .sorted()
          .forEach(
              from ->
                  diagram.append(
                      "  %s --> %s: %s%n".formatted(from, step.to(), label("step." + step))));
    }
    Arrays.stream(State.values())
        .filter(State::isFinal)
        .forEach(state -> diagram.append("  %s --> [*]%n".formatted(state)));
    return diagram.append("```\n").toString();
  }

  static String table() {
    StringBuilder table =
        new StringBuilder("| step | who | from | to | reason |\n|---|---|---|---|---|\n");
    for (Step step : Step.values()) {
      table.append(
          "| %s `%s` | %s | %s | %s | %s |%n"
              .formatted(
                  label("step." + step),
                  step.key(),
                  step.isTheBureausOwn()
                      ? "the bureau itself"
                      : step.roles().stream().sorted().collect(Collectors.joining(", ")),
                  step.from().stream().sorted().map(State::name).collect(Collectors.joining(", ")),
                  step.to(),
                  step.needsReason() ? "yes" : ""));
    }
    return table.toString();
  }

  private static String label(String key) {
    return Messages.text(Locale.SIMPLIFIED_CHINESE, "application." + key, List.of());
  }
}
