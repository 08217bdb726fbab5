package org.certbureau.web.faces.acceptance;

import java.util.Locale;
import java.util.stream.Stream;

/** The steps of the acceptance (受理), in their order. One may always go back. */
public enum Stage {
  BUSINESS,
  /** The token that was brought is looked at. */
  INSPECT,
  HOLDER,
  FORM,
  PAPERS,
  FEE,
  SUBMIT;

  /** The name in addresses. */
  public String getKey() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean isFirst() {
    return ordinal() == 0;
  }

  public boolean isLast() {
    return ordinal() == values().length - 1;
  }

  boolean isBefore(Stage other) {
    return compareTo(other) < 0;
  }

  static Stage of(String key) {
    return Stream.of(values())
        .filter(stage -> stage.getKey().equals(key))
        .findFirst()
        .orElse(BUSINESS);
  }
}
