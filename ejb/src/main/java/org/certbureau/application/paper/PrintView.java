package org.certbureau.application.paper;

import java.util.List;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.PaperRule;

/**
 * How a paper stands that the bureau prints for an application.
 *
 * @param kind of which there is one for each case
 * @param materials codes of what is brought when it comes back signed
 * @param copies how many are wanted
 * @param print number of the last print; 0 where none was handed out
 * @param outdated the last print says something else than the application does now (CS-08)
 * @param missing fields that it needs and that are not filled in right
 */
public record PrintView(
    PaperRule.Kind kind,
    List<String> materials,
    int copies,
    int print,
    boolean outdated,
    List<FormField> missing) {
  public PrintView {
    materials = List.copyOf(materials);
    missing = List.copyOf(missing);
  }

  /** Whether it says all that it has to. */
  public boolean isPrintable() {
    return missing.isEmpty();
  }

  /** Whether it has to be printed before it can be signed. */
  public boolean isToPrint() {
    return print == 0 || outdated;
  }
}
