package org.certbureau.station.stage;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.Restore;

/**
 * What only the order to write to a token says of it, kept until the token has proved it: the same
 * order again has to say the same, or an answer to the first one would not count.
 */
@Embeddable
public class OrderOnItsWay {
  @Column(name = "challenge")
  private byte[] challenge;

  /** As only the token opens it, DER. */
  @Column(name = "enveloped_key")
  private byte[] envelopedKey;

  @Column(name = "restored_pair")
  private String restored;

  protected OrderOnItsWay() {}

  private OrderOnItsWay(Octets challenge, Octets envelopedKey, String restored) {
    this.challenge = challenge.toByteArray();
    this.envelopedKey = envelopedKey.toByteArray();
    this.restored = restored;
  }

  public static OrderOnItsWay of(Install order) {
    return new OrderOnItsWay(order.challenge(), order.envelopedKey(), null);
  }

  /**
   * @param pair the one whose key comes back, by its job
   */
  public static OrderOnItsWay of(Restore order, String pair) {
    return new OrderOnItsWay(order.challenge(), order.envelopedKey(), pair);
  }

  public Octets challenge() {
    return Octets.of(challenge);
  }

  public Octets envelopedKey() {
    return Octets.of(envelopedKey);
  }

  /** The job of the pair whose key comes back; null where a pair is written. */
  public String restored() {
    return restored;
  }
}
