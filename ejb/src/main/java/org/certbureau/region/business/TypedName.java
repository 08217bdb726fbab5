package org.certbureau.region.business;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/** Reads names that somebody typed. */
final class TypedName {
  private TypedName() {}

  static <E extends Enum<E>> E read(Class<E> type, String field, String typed) {
    return read(type, field, typed, Map.of());
  }

  /**
   * @param former names that are still understood
   */
  static <E extends Enum<E>> E read(
      Class<E> type, String field, String typed, Map<String, E> former) {
    String wanted = typed == null ? "" : typed.trim().toUpperCase(Locale.ROOT);
    if (former.containsKey(wanted)) {
      return former.get(wanted);
    }
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(wanted)) {
        return value;
      }
    }
    String known =
        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    throw new RuleViolation(Problem.of("region.name-unknown", field, wanted, known));
  }
}
