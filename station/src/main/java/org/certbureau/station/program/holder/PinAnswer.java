package org.certbureau.station.program.holder;

import org.certbureau.station.contract.FailureCode;

/**
 * What became of a PIN.
 *
 * @param cause why none is taken; null where one was
 * @param tries those left now; null where the token is away or no job wants a PIN
 */
public record PinAnswer(Verdict verdict, FailureCode cause, Tries tries) {
  /** Whether it opened the token. */
  public enum Verdict {
    RIGHT,
    WRONG,
    /** Wrong, and the token takes none any more. */
    LOCKED,
    /** It was not tried. */
    NOT_TAKEN
  }

  static PinAnswer notTaken(FailureCode cause) {
    return new PinAnswer(Verdict.NOT_TAKEN, cause, null);
  }
}
