package org.certbureau.station.program.soft;

import java.io.IOException;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.station.program.token.HeldToken;
import org.certbureau.station.program.token.TokenFault;
import org.certbureau.station.program.token.TokenNotPresent;

/** One soft token's memory, for as long as the token is within reach. */
final class SoftMemory {
  private final String chip;
  private final TokenStore store;
  private final Places places;

  SoftMemory(String chip, TokenStore store, Places places) {
    this.chip = chip;
    this.store = store;
    this.places = places;
  }

  String chip() {
    return chip;
  }

  /**
   * The stay of the token that goes on now.
   *
   * @throws TokenNotPresent if it was carried off
   */
  String contact() throws TokenFault {
    try {
      return places.contact(chip).orElseThrow(() -> new TokenNotPresent(chip));
    } catch (IOException e) {
      throw new TokenFault("token " + chip + " cannot be found", e);
    }
  }

  TokenImage read() throws TokenFault {
    contact();
    try {
      return store.read(chip).orElseThrow(() -> new TokenNotPresent(chip));
    } catch (IOException | CryptoFailure e) {
      throw new TokenFault("token " + chip + " cannot be read", e);
    }
  }

  TokenImage initialised() throws TokenFault {
    TokenImage image = read();
    if (image.state() != HeldToken.State.INITIALISED) {
      throw new TokenFault("token " + chip + " is not initialised but " + image.state());
    }
    return image;
  }

  /** All of it, or none if the token was carried off since it was read. */
  void write(TokenImage image) throws TokenFault {
    contact();
    try {
      store.write(image);
    } catch (IOException e) {
      throw new TokenFault("token " + chip + " cannot be written", e);
    }
  }
}
