package org.certbureau.station.program.token;

import java.util.Set;

/** Sees the tokens that their holders put into the station's reader, and no others. */
public interface TokenReader {
  /** Chips of the tokens in the reader now. */
  Set<String> presented() throws TokenFault;

  /**
   * @throws TokenNotPresent if it is not in the reader
   */
  HeldToken held(String chip) throws TokenFault;
}
