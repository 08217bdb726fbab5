package org.certbureau.application.view;

import org.certbureau.kernel.Problem;
import org.certbureau.region.policy.FormField;

/**
 * A field of the form with its value.
 *
 * @param value masked where it identifies a person; empty where nothing was typed
 * @param problem what is wrong with it, or null
 * @param note what one should know of it though it is right, or null: what no paper shows
 * @param registered what is registered of the certificate's holder, while a draft about one is
 *     filled in; masked as the value is; null where nothing is, as for whoever comes today
 * @param fixed whether it says what is registered, and nothing else
 * @param ifChanged what it would mean to change it, while a change is filled in; else null
 */
public record FieldView(
    FormField field,
    String value,
    boolean masked,
    Problem problem,
    Problem note,
    String registered,
    boolean fixed,
    ChangeMeans ifChanged) {
  public String getKey() {
    return field.key();
  }
}
