package org.certbureau.web.door;

import java.util.Optional;

/** Containers wrap what was thrown; this finds it again. */
public final class Causes {
  private static final int DEEPEST = 20;

  private Causes() {}

  public static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }
}
