package org.certbureau.region.form;

import org.certbureau.kernel.Masking;
import org.certbureau.region.policy.FormField;

/** What is shown of the value of a field. */
public final class FieldMask {
  private FieldMask() {}

  /** Names and addresses stay readable; numbers and mailboxes that identify a person do not. */
  public static String shown(FormField field, String value) {
    if (!field.personal() || value.isEmpty()) {
      return value;
    }
    return switch (field.kind()) {
      case CITIZEN_ID -> Masking.citizenId(value);
      case DOCUMENT_NUMBER ->
          value.length() == 18 ? Masking.citizenId(value) : Masking.document(value);
      case PASSPORT -> Masking.document(value);
      case MOBILE, PHONE -> Masking.mobile(value);
      case EMAIL -> Masking.email(value);
      default -> value;
    };
  }
}
