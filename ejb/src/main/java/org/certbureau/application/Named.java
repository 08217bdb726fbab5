package org.certbureau.application;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/** Reads names that somebody typed. */
public final class Named {
  private Named() {}

  public static <E extends Enum<E>> E of(Class<E> type, String field, String typed) {
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equalsIgnoreCase(typed))
        .findFirst()
        .orElseThrow(
            () ->
                new RuleViolation(
                    Problem.of(
                        "application.unknown-name",
                        field,
                        typed,
                        Arrays.stream(type.getEnumConstants())
                            .map(Enum::name)
                            .collect(Collectors.joining(", ")))));
  }
}
