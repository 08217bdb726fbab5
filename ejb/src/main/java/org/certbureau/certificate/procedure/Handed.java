package org.certbureau.certificate.procedure;

/** What is handed over in the end. */
public enum Handed {
  TOKEN,
  PIN_SLIP
}
