package org.certbureau.station.program.soft;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.program.token.HeldToken;
import org.certbureau.station.program.token.TokenCertificates;

/**
 * The memory of a soft token. Secrets are in it only under keys that a PIN opens.
 *
 * @param label null while blank
 * @param pins null while blank
 * @param containers in the order in which they were made
 */
record TokenImage(
    String chip,
    String model,
    HeldToken.State state,
    String label,
    Pins pins,
    List<Container> containers) {

  TokenImage {
    containers = List.copyOf(containers);
  }

  /**
   * Reads what this program wrote and what the ones before it did, whose tokens had one pair and no
   * name for where it lay: its container bears the name that it would have today, the label's.
   */
  @JsonCreator
  static TokenImage read(
      @JsonProperty("chip") String chip,
      @JsonProperty("model") String model,
      @JsonProperty("state") HeldToken.State state,
      @JsonProperty("label") String label,
      @JsonProperty("pins") Pins pins,
      @JsonProperty("containers") List<Container> containers,
      @JsonProperty("signing") KeyPair signing,
      @JsonProperty("encryption") KeyPair encryption,
      @JsonProperty("certificates") TokenCertificates certificates) {
    List<Container> found = containers;
    if (found == null) {
      found =
          signing == null
              ? List.of()
              : List.of(new Container(label, signing, encryption, certificates));
    }
    return new TokenImage(chip, model, state, label, pins, found);
  }

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

    Pins underNewAdminPin(Octets key) {
      return new Pins(limit, left, adminLeft, salt, keyUnderUserPin, key);
    }
  }

  /**
   * @param signing null before it is born and after it was deleted
   * @param encryption null before it is imported
   * @param certificates null before they are written
   */
  record Container(
      String name, KeyPair signing, KeyPair encryption, TokenCertificates certificates) {

    static Container empty(String name) {
      return new Container(name, null, null, null);
    }

    Container withSigning(KeyPair pair) {
      return new Container(name, pair, encryption, certificates);
    }

    Container withEncryption(KeyPair pair) {
      return new Container(name, signing, pair, certificates);
    }

    Container with(TokenCertificates written) {
      return new Container(name, signing, encryption, written);
    }
  }

  /**
   * @param point 65 bytes
   * @param sealedPrivateKey under the token's own key
   */
  record KeyPair(Octets point, Octets sealedPrivateKey) {}

  static TokenImage blank(String chip, String model) {
    return new TokenImage(chip, model, HeldToken.State.BLANK, null, null, List.of());
  }

  TokenImage initialised(String newLabel, Pins newPins) {
    return new TokenImage(chip, model, HeldToken.State.INITIALISED, newLabel, newPins, List.of());
  }

  /** Keys and PINs are gone; the label says whose it was. */
  TokenImage spoiled() {
    return new TokenImage(chip, model, HeldToken.State.SPOILED, label, null, List.of());
  }

  TokenImage with(Pins newPins) {
    return new TokenImage(chip, model, state, label, newPins, containers);
  }

  Optional<Container> container(String name) {
    return containers.stream().filter(container -> container.name().equals(name)).findAny();
  }

  /** In the place of the one of its name, or behind the others. */
  TokenImage with(Container container) {
    List<Container> all = new ArrayList<>(containers);
    all.replaceAll(each -> each.name().equals(container.name()) ? container : each);
    if (!all.contains(container)) {
      all.add(container);
    }
    return new TokenImage(chip, model, state, label, pins, all);
  }

  TokenImage without(String name) {
    List<Container> others = new ArrayList<>(containers);
    others.removeIf(container -> container.name().equals(name));
    return new TokenImage(chip, model, state, label, pins, others);
  }
}
