package org.certbureau.station.program.token;

import java.util.Optional;

/**
 * Sees the tokens in the station's rack. Implementations are safe for use by several threads; a
 * single token is used by one at a time.
 */
public interface TokenDriver {
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

  /**
   * @throws TokenFault if it is not in the rack
   */
  SmartToken token(String chip) throws TokenFault;

  /**
   * @param slots tokens in the rack
   * @param blanks those of them that can be taken
   */
  record Rack(int slots, int blanks) {}
}
