package org.certbureau.region.business;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/** Reads names that somebody typed. */
final class Typed {
  private Typed() {}

  static <E extends Enum<E>> E name(Class<E> type, String field, String typed) {
    String wanted = typed == null ? "" : typed.trim().toUpperCase(Locale.ROOT);
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
