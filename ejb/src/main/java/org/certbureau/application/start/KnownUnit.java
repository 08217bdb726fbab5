package org.certbureau.application.start;

import java.util.Map;

/**
 * What a region knows of a unit and a form asks for again.
 *
 * @param values by field key, as they are checked; nothing that tells of a person
 */
public record KnownUnit(Map<String, String> values) {
  public KnownUnit {
    values = Map.copyOf(values);
  }

  /** Names nobody: it may stand in a log. */
  @Override
  public String toString() {
    return "KnownUnit" + values.keySet();
  }
}
