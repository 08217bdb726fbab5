package org.certbureau.certificate.procedure;

/** What becomes of a certificate line. */
public enum LineFate {
  OPENS,
  KEEPS,
  ENDS
}
