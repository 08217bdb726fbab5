package org.certbureau.station.program.soft;

import org.certbureau.station.contract.Octets;
import org.certbureau.station.program.token.SmartToken;

/**
 * The memory of a soft token. Secrets are in it only under keys that a PIN opens.
 *
 * @param label null while blank
 * @param pins null while blank
 * @param signing null before it is born
 * @param encryption null before it is imported
 * @param certificates null before they are written
 */
record TokenImage(
    String chip,
    String model,
    SmartToken.State state,
    String label,
    Pins pins,
    KeyPair signing,
    KeyPair encryption,
    SmartToken.Certificates certificates) {

  /**
   * The token's own key, which seals its private keys, lies here twice: under the user PIN and
   * under the administrator PIN, so that unlocking loses nothing.
   */
  record Pins(
      int limit,
      int left,
      int adminLeft,
      Octets salt,
      Octets keyUnderUserPin,
      Octets keyUnderAdminPin) {

    Pins left(int attempts) {
      return new Pins(limit, attempts, adminLeft, salt, keyUnderUserPin, keyUnderAdminPin);
    }

    Pins adminLeft(int attempts) {
      return new Pins(limit, left, attempts, salt, keyUnderUserPin, keyUnderAdminPin);
    }

    /** A new user PIN starts with all its attempts. */
    Pins underNewUserPin(Octets key) {
      return new Pins(limit, limit, adminLeft, salt, key, keyUnderAdminPin);
    }
  }

  /**
   * @param point 65 bytes
   * @param sealedPrivateKey under the token's own key
   */
  record KeyPair(Octets point, Octets sealedPrivateKey) {}

  static TokenImage blank(String chip, String model) {
    return new TokenImage(chip, model, SmartToken.State.BLANK, null, null, null, null, null);
  }

  TokenImage initialised(String newLabel, Pins newPins) {
    return new TokenImage(
        chip, model, SmartToken.State.INITIALISED, newLabel, newPins, null, null, null);
  }

  /** Keys and PINs are gone; the label says whose it was. */
  TokenImage spoiled() {
    return new TokenImage(chip, model, SmartToken.State.SPOILED, label, null, null, null, null);
  }

  TokenImage with(Pins newPins) {
    return new TokenImage(chip, model, state, label, newPins, signing, encryption, certificates);
  }

  /** Another signing pair makes what was issued for the former one useless. */
  TokenImage withSigning(KeyPair pair) {
    return new TokenImage(chip, model, state, label, pins, pair, null, null);
  }

  TokenImage withEncryption(KeyPair pair) {
    return new TokenImage(chip, model, state, label, pins, signing, pair, certificates);
  }

  TokenImage with(SmartToken.Certificates written) {
    return new TokenImage(chip, model, state, label, pins, signing, encryption, written);
  }
}
