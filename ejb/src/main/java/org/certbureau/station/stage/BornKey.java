package org.certbureau.station.stage;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.security.MessageDigest;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.station.contract.Octets;

/** The key that was born on a token, with what is to come of it before the token has proved it. */
@Embeddable
public class BornKey {
  /** By which it was asked for, PKCS#10, DER. */
  @Column(name = "p10")
  private byte[] request;

  @Column(name = "token_key")
  private byte[] point;

  /** What the token's proof is compared with; null before it is asked for one. */
  @Column(name = "proof_digest")
  private byte[] proofDigest;

  protected BornKey() {}

  /**
   * @param request PKCS#10, DER
   */
  public BornKey(byte[] request, Sm2PublicKey key) {
    this.request = request.clone();
    this.point = key.point();
  }

  public byte[] request() {
    return request.clone();
  }

  public Sm2PublicKey key() {
    return Sm2PublicKey.ofPoint(point);
  }

  /** The token is to sign it. */
  public void isToSign(byte[] message) {
    proofDigest = Sm2Signatures.digest(key(), message);
  }

  public boolean hasSigned(byte[] signature) {
    return Sm2Signatures.verifyDigest(key(), proofDigest, signature);
  }

  /** The token is to say what only one with a certain other key can. */
  public void isToAnswer(Octets answer) {
    proofDigest = answer.toByteArray();
  }

  public boolean hasAnswered(Octets answer) {
    return MessageDigest.isEqual(proofDigest, answer.toByteArray());
  }
}
