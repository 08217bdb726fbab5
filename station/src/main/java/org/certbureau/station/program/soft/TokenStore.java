package org.certbureau.station.program.soft;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Where a soft token's memory is. What {@link #write} returned from survives a crash. */
interface TokenStore {
  /** All that were ever made, wherever they are; the caller's own set. */
  Set<String> chips() throws IOException;

  Optional<TokenImage> read(String chip) throws IOException;

  void write(TokenImage image) throws IOException;
}
