package org.certbureau.station.stage;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.security.SecureRandom;
import org.certbureau.station.contract.Octets;

/** What the order for another PIN says, the same whenever it is repeated, and what came of it. */
@Embeddable
public class PinOrder {
  private static final int CHALLENGE_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  @Column(name = "pin_challenge")
  private byte[] challenge;

  /** Under which the administrator PIN is to be made from now on; null where it stays. */
  @Column(name = "pin_new_key")
  private String newKey;

  @Column(name = "pin_tries_before")
  private Integer triesBefore;

  protected PinOrder() {}

  /**
   * @param newKey the key under which the token may be already, as nobody told what became of it;
   *     null where its key is known
   */
  public static PinOrder anew(String newKey) {
    PinOrder order = new PinOrder();
    order.newKey = newKey;
    order.challenge = new byte[CHALLENGE_BYTES];
    RANDOM.nextBytes(order.challenge);
    return order;
  }

  public Octets challenge() {
    return Octets.of(challenge);
  }

  public String newKey() {
    return newKey;
  }

  public void bringUnder(String key) {
    newKey = key;
  }

  /**
   * @param tries wrong PINs that the token would still have taken when it was presented
   */
  public void found(int tries) {
    triesBefore = tries;
  }
}
