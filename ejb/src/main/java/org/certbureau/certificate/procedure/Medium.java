package org.certbureau.certificate.procedure;

/** The token that is worked on or brought. */
public enum Medium {
  NO_TOKEN,
  NEXT_BLANK,
  PRESENTED,
  PRESENTED_IF_HELD
}
