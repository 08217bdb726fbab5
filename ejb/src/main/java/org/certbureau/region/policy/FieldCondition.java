package org.certbureau.region.policy;

import java.util.Set;

/**
 * Something that hangs on what a field of the form says.
 *
 * @param is the values for which it holds; empty: any
 */
public record FieldCondition(String field, Set<String> is) {
  public FieldCondition {
    is = is == null ? Set.of() : Set.copyOf(is);
  }

  public boolean holds(String value) {
    return value != null && (is.isEmpty() || is.contains(value));
  }
}
