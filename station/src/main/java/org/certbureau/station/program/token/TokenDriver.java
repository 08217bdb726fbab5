package org.certbureau.station.program.token;

import java.util.Optional;
import java.util.Set;

/**
 * Sees the tokens in the station's rack, which are blank, being made, or made and waiting to be
 * handed out, and those in its reader, which their holders put there. Implementations are safe for
 * use by several threads; a single token is used by one at a time.
 */
public interface TokenDriver extends TokenReader {
  /** What is in the rack now; looks for tokens that were put in since. */
  Rack rack() throws TokenFault;

  /**
   * Sets a blank token aside for the caller; nobody else gets it until it is given back or the
   * program starts anew.
   *
   * @return empty if there is none
   */
  Optional<SmartToken> takeBlank() throws TokenFault;

  /** Like {@link #takeBlank()}, for one token; empty if it is gone, taken, or blank no more. */
  Optional<SmartToken> takeBlank(String chip) throws TokenFault;

  /** Gives back a token that was taken and is still blank. */
  void giveBack(SmartToken token);

  /** Chips of the tokens in the rack that are initialised: being made, or made and waiting. */
  Set<String> initialised() throws TokenFault;

  /**
   * Counts a token as handed out: it has left the rack and is out of reach until its holder puts it
   * into the reader. One that has left the rack before stays where it is.
   */
  void handOut(String chip) throws TokenFault;

  /**
   * A token in the rack or in the reader.
   *
   * @throws TokenNotPresent if it is in neither
   */
  SmartToken token(String chip) throws TokenFault;

  @Override
  default HeldToken held(String chip) throws TokenFault {
    if (!presented().contains(chip)) {
      throw new TokenNotPresent(chip);
    }
    return token(chip);
  }

  /**
   * @param slots tokens in the rack
   * @param blanks those of them that can be taken
   */
  record Rack(int slots, int blanks) {}
}
