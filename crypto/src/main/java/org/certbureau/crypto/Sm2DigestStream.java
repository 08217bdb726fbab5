package org.certbureau.crypto;

import java.io.OutputStream;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * Takes a message of any length piece by piece and gives the digest that is signed for it, {@code e
 * = SM3(Z ‖ M)}; for messages that should not lie in memory as a whole.
 */
public final class Sm2DigestStream extends OutputStream {
  private final SM3Digest sm3 = new SM3Digest();

  /**
   * @param signer whose signature is to be made or verified
   */
  public Sm2DigestStream(Sm2PublicKey signer) {
    byte[] z = signer.z();
    sm3.update(z, 0, z.length);
  }

  @Override
  public void write(int octet) {
    sm3.update((byte) octet);
  }

  @Override
  public void write(byte[] octets, int offset, int length) {
    sm3.update(octets, offset, length);
  }

  /** The digest of all that was written; the stream is spent then. */
  public byte[] digest() {
    byte[] e = new byte[sm3.getDigestSize()];
    sm3.doFinal(e, 0);
    return e;
  }
}
