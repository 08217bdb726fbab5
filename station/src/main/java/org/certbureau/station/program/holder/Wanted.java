package org.certbureau.station.program.holder;

import org.certbureau.station.contract.FailureCode;

/**
 * A job for a holder's token, as people at the station see it.
 *
 * @param phase what has been reached for good
 * @param step what is done or waited for now
 * @param inReader whether the token is in the reader now
 * @param cause why it is not done, or why the PIN cannot be typed; else null
 * @param tries null while the token is not in the reader
 */
public record Wanted(
    String job,
    String chip,
    String holder,
    String task,
    HolderKind kind,
    HolderPhase phase,
    Step step,
    boolean inReader,
    FailureCode cause,
    Tries tries) {

  /** What happens now, or has to. */
  public enum Step {
    /** The token is to be put into the reader. */
    INSERT,
    /** The token is in the reader and is looked at. */
    CHECKING,
    /** Its holder is to type the PIN. */
    PIN,
    /** Another PIN is being set; nobody types one. */
    SETTING_PIN,
    GENERATING,
    /** The bureau is to certify the new pair. */
    AWAITING_CERTIFICATES,
    /** People are to consent that the decryption key comes back; the token may go meanwhile. */
    AWAITING_OFFICERS,
    WRITING,
    /** The bureau is to say that what was proved counts. */
    AWAITING_VERDICT,
    /** A signing key that has served, or what is left of a job that was given up, is deleted. */
    CLEARING,
    DONE,
    /** The token and the pair on it work as before. */
    NOT_DONE,
    /** Given up; the pair is as it was, and the token may have a PIN that nobody knows. */
    PIN_UNKNOWN
  }

  /** Names no holder: it may stand in a log. */
  @Override
  public String toString() {
    return "Wanted[" + job + ", chip " + chip + ", " + phase + ", " + step + "]";
  }
}
