package org.certbureau.region.reading;

/** How two rows of a policy may fail to fit, and how its author is told. */
enum Misfit {
  FIELD_WITHOUT_SECTION("field %s: no section %s"),
  TYPE_FIELD_UNKNOWN("field %s: no field %s"),
  CONDITION_FIELD_UNKNOWN("field %s: no field %s"),
  /** Of a field that is typed freely nobody can say which values it has. */
  CONDITION_VALUE_UNKNOWN("field %s: %s is no value of %s"),
  CHOICES_UNLIKE_KIND("field %s: choices do not fit its kind"),
  TYPE_FIELD_UNLIKE_KIND("field %s: a document number, and only that, has a typeField"),
  NOT_FROM_CASE("field %s: no case tells it"),
  PRESET_NOT_OFFERED("field %s: presets what it does not offer"),
  MATERIAL_TWICE("material %s stands twice"),
  MATERIAL_PAPER_UNKNOWN("material %s: no paper %s"),
  /** Each document that the form can name must be one that will do, or nobody can show it. */
  TOLD_BY_UNLIKE_DOCUMENTS("material %s: field %s does not name its documents"),
  NAMED_BY_UNKNOWN("material %s: field %s does not name document %s"),
  TARIFF_LINE_TWICE("tariff line %s stands twice"),
  CONSENT_TWICE("consent %s stands twice"),
  DESK_TWICE("desk %s stands twice"),
  SYSTEM_TWICE("application %s stands twice"),
  TOO_FEW_SYSTEMS("more applications allowed than the catalogue has"),
  VOUCHER_UNKNOWN("%s: no material %s"),
  REMITTANCE_WITHOUT_ACCOUNT("%s: remittance without a bank account"),
  DELIVERY_FIELD_UNKNOWN("%s: no field %s"),
  EXTENSION_FIELD_UNKNOWN("%s: no field %s"),
  EXTENSION_CONSENT_UNKNOWN("%s: no consent %s"),
  DEPARTMENT_FIELD_UNKNOWN("subject: no field %s"),
  CHANGE_FIELD_UNKNOWN("%s: no field %s"),
  PROOF_UNKNOWN("%s: no material %s that is scanned"),
  PROOF_UNLIKE_VERDICT("%s: only a change with proof names one"),
  EMAIL_FIELD_UNLIKE_KIND("%s: %s is no field with an e-mail address"),
  /** An identity number goes into a public certificate only with its owner's consent. */
  IDENTIFY_CODE_WITHOUT_CONSENT("%s: identifyCode without a consent"),
  DECLARATION_WITHOUT_SECTION("paper %s: no such section"),
  PAPER_CONSENT_UNKNOWN("paper %s: no consent %s"),
  AUTHORITY_UNLIKE_KIND(
      "paper %s: a letter of authority, and only that, has an addressee and matters"),
  AGREEMENT_UNLIKE_KIND("paper %s: an agreement, and only that, has a consent and clauses"),
  KEPT_LINE_UNKNOWN("%s: no tariff line by %s"),
  REVOCATION_WITHOUT_REASONS(
      "offers %s without a field revocationReason and what its choices mean"),
  REASON_NOT_CHOSEN("revocation for %s: no choice of field revocationReason"),
  /** A reason that is chosen must mean something whatever else holds. */
  REASON_WITHOUT_MEANING("field revocationReason: no revocation always applies to %s"),
  HANDED_IN_UNLIKE_KIND("material %s: only a token is handed in for good"),
  /** It would be told to nobody, or of what cannot be. */
  WARNING_UNLIKE_SERVICE("warning %s: only %s can come to that"),
  /** Nobody finds it out by looking at a token. */
  INSPECTION_UNASKABLE("inspection %s: no inspection answers %s"),
  INSPECTION_METHOD_TWICE("inspection %s: a method stands twice"),
  OFFERED_WITHOUT_WORD("offers %s without a word"),
  READING_TWICE("reading %s stands twice"),
  READING_WITHOUT_WORDS("no words for %s");

  private final String sentence;

  Misfit(String sentence) {
    this.sentence = sentence;
  }

  Found at(Object... places) {
    return new Found(this, sentence.formatted(places));
  }

  /** One misfit of one policy. */
  record Found(Misfit misfit, String told) {}
}
