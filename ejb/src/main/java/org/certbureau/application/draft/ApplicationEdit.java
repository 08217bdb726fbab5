package org.certbureau.application.draft;

import java.util.Map;
import java.util.Objects;
import org.certbureau.application.asked.Request;
import org.certbureau.region.business.Facts;

/**
 * What is changed while an application may still be edited. Null leaves a part as it is; a form
 * replaces the former one as a whole.
 *
 * @param seenRevision the revision that was looked at, or null to overwrite whatever came meanwhile
 */
public record ApplicationEdit(
    Integer years,
    Integer systems,
    Facts facts,
    Map<String, String> consents,
    Map<String, String> form,
    Integer seenRevision) {
  public ApplicationEdit {
    consents = consents == null ? Map.of() : Map.copyOf(consents);
    form = form == null ? null : Map.copyOf(form);
  }

  public static ApplicationEdit form(Map<String, String> form) {
    return new ApplicationEdit(null, null, null, null, form, null);
  }

  boolean changesRequest() {
    return years != null || systems != null || facts != null;
  }

  /**
   * What is asked for once it is changed.
   *
   * @param found what an inspection has answered, which is not changed by this
   */
  Request of(Request before, InspectedFacts found) {
    Request known = facts == null ? before : before.knowing(found.with(facts));
    return known.forAsMuch(
        Objects.requireNonNullElse(years, before.years()),
        Objects.requireNonNullElse(systems, before.systems()));
  }

  /** Names nobody: it may stand in a log. */
  @Override
  public String toString() {
    return "ApplicationEdit[revision " + seenRevision + "]";
  }
}
