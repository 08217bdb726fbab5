package org.certbureau.station;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.security.SecureRandom;
import org.certbureau.station.contract.Octets;

/** What the order for another PIN says, the same whenever it is repeated, and what came of it. */
@Embeddable
class PinOrder {
  private static final int CHALLENGE_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  @Column(name = "pin_challenge")
  private byte[] challenge;

  @Column(name = "pin_tries_before")
  private Integer triesBefore;

  protected PinOrder() {}

  static PinOrder anew() {
    PinOrder order = new PinOrder();
    order.challenge = new byte[CHALLENGE_BYTES];
    RANDOM.nextBytes(order.challenge);
    return order;
  }

  Octets challenge() {
    return Octets.of(challenge);
  }

  /**
   * @param tries wrong PINs that the token would still have taken when it was presented
   */
  void found(int tries) {
    triesBefore = tries;
  }
}
