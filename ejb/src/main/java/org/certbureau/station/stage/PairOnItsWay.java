package org.certbureau.station.stage;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.certbureau.station.contract.Install;
import org.certbureau.station.contract.Octets;

/**
 * What only the order to write a pair says of it, kept until the token has proved it: the same
 * order again has to say the same, or an answer to the first one would not count.
 */
@Embeddable
public class PairOnItsWay {
  @Column(name = "challenge")
  private byte[] challenge;

  /** As only the token opens it, DER. */
  @Column(name = "enveloped_key")
  private byte[] envelopedKey;

  protected PairOnItsWay() {}

  public PairOnItsWay(Install order) {
    challenge = order.challenge().toByteArray();
    envelopedKey = order.envelopedKey().toByteArray();
  }

  public Octets challenge() {
    return Octets.of(challenge);
  }

  public Octets envelopedKey() {
    return Octets.of(envelopedKey);
  }
}
