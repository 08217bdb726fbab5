package org.certbureau.application.line;

import org.certbureau.region.policy.CertificatePolicy.ChangeRule;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.Material;

/**
 * A field of the form that says something else than what is registered.
 *
 * @param before as registered; empty where nothing was
 * @param after as typed; empty where it is to go
 * @param carried whether a certificate says it, so that another pair is made
 * @param row the row of the policy that lets it change; null where none does
 * @param meanwhile what is registered by now in place of what was looked at; null where nothing
 *     else is
 */
public record FieldChange(
    FormField field,
    String before,
    String after,
    boolean carried,
    ChangeRule row,
    String meanwhile) {
  public String key() {
    return field.key();
  }

  /** Code of the material that proves it; null where none is asked for. */
  public String proof() {
    return row == null || row.proof() == null ? null : Material.codeAbout(row.proof(), key());
  }

  public boolean isMoved() {
    return meanwhile != null;
  }

  /** Names nobody: it may stand in a log. */
  @Override
  public String toString() {
    return "FieldChange[" + field.key() + "]";
  }
}
