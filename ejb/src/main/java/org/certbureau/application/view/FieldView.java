package org.certbureau.application.view;

import org.certbureau.kernel.Problem;
import org.certbureau.region.policy.FormField;

/**
 * A field of the form with its value.
 *
 * @param value masked where it identifies a person; empty where nothing was typed
 * @param problem what is wrong with it, or null
 */
public record FieldView(FormField field, String value, boolean masked, Problem problem) {
  public String getKey() {
    return field.key();
  }
}
