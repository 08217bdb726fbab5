package org.certbureau.region.quoting;

import java.time.Instant;
import java.util.Optional;

/** Until when the authorities live that policies name; answered by whoever knows them. */
public interface IssuerLife {
  /**
   * When the issuer's own certificate ends; empty for one that nobody here knows.
   *
   * @param issuer its code, as policies name it
   */
  Optional<Instant> end(String issuer);
}
