package org.certbureau.station.program.soft;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Where soft tokens are. A token lies in the rack until it leaves it for good; from then on it is
 * in the reader or out of reach. Other programs may move tokens at any moment.
 */
interface Places {
  /** The contact of every token that never left the rack. */
  String IN_THE_RACK = "rack";

  /** Those that have left the rack. */
  Set<String> gone() throws IOException;

  Set<String> inReader() throws IOException;

  /** Out of the rack or the reader. */
  void carryOff(String chip) throws IOException;

  /** A token that is in the reader already keeps its contact. */
  void putIntoReader(String chip) throws IOException;

  /**
   * What tells one stay of a token from another: a session ends with the stay it was opened in.
   * Empty while the token is out of reach.
   */
  Optional<String> contact(String chip) throws IOException;
}
