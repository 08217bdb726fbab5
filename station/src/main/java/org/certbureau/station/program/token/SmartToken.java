package org.certbureau.station.program.token;

import java.util.Optional;
import org.certbureau.station.program.pin.Pin;

/**
 * A USB key as GM/T 0016 sees it: containers by name, a pair in each. A signing pair is born in its
 * container and never leaves it; what private keys do is done only after the user PIN, within a
 * {@link HeldToken.Session}.
 */
public interface SmartToken extends HeldToken {
  /** Whom it was initialised for; empty on a blank one. */
  Optional<String> label() throws TokenFault;

  /**
   * Erases all containers and sets label, PINs and retry counter. May be repeated until the token
   * is spoiled.
   *
   * @param pinRetryLimit wrong user PINs in a row that lock the token
   */
  void initialise(String label, Pin userPin, Pin adminPin, int pinRetryLimit) throws TokenFault;

  /** Destroys the keys for good. May be repeated. */
  void spoil() throws TokenFault;
}
