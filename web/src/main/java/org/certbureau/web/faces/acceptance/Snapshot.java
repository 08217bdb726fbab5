package org.certbureau.web.faces.acceptance;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;

/** All of a draft at one moment. */
record Snapshot(Map<String, String> form, int years, Map<Fact, Boolean> told, Set<String> agreed)
    implements Serializable {
  static final String YEARS = "years";

  /** What was answered beside the form, by the names that desks give to it. */
  Map<String, String> asked() {
    Map<String, String> asked = new HashMap<>(Map.of(YEARS, Integer.toString(years)));
    told.forEach((fact, answer) -> asked.put(Facts.FIELD + fact, answer.toString()));
    return asked;
  }

  /** Keys of the fields and answers that are not the same there. */
  Set<String> differencesTo(Snapshot other) {
    Map<String, String> here = fields();
    Map<String, String> there = other.fields();
    Set<String> keys = new TreeSet<>(here.keySet());
    keys.addAll(there.keySet());
    keys.removeIf(key -> here.getOrDefault(key, "").equals(there.getOrDefault(key, "")));
    return keys;
  }

  private Map<String, String> fields() {
    Map<String, String> fields = asked();
    fields.putAll(form);
    return fields;
  }
}
