package org.certbureau.certificate.procedure;

/** What a station does. */
public enum JobKind {
  NO_JOB,
  ISSUE,
  REKEY,
  RESET_PIN,
  RESTORE_KEY
}
