package org.certbureau.station.program.holder;

import org.certbureau.station.program.disk.FailPoints;

/** What is done to a holder's token. */
public enum HolderKind {
  /** Another pair takes the place of the one in force. */
  REKEY("rekey"),
  /** Another PIN is set; nobody types one. */
  RESET_PIN("reset"),
  /** A decryption key of before is put beside what is there. */
  RESTORE_KEY("restore");

  private final String prefix;

  HolderKind(String prefix) {
    this.prefix = prefix;
  }

  /** Passes the fail point of that name of its own. */
  void pass(String point) {
    FailPoints.pass(prefix + "." + point);
  }
}
