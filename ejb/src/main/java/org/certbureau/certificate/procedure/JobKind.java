package org.certbureau.certificate.procedure;

/** What a station does. */
public enum JobKind {
  NO_JOB,
  ISSUE,
  REKEY,
  RESET_PIN,
  RESTORE_KEY;

  /**
   * Whether it may be asked for at a counter alone, where somebody looks at the one who has come:
   * what it touches is a secret of its holder's.
   */
  public boolean isForClerksAlone() {
    return this == RESET_PIN || this == RESTORE_KEY;
  }
}
