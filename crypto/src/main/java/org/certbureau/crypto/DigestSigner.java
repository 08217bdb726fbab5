package org.certbureau.crypto;

/**
 * A private key that signs, wherever it lives: in memory ({@link Sm2PrivateKey}) or in a hardware
 * module, which by GM/T 0018 signs a 32-byte digest and never sees the message.
 *
 * <p>Implementations are safe for use by several threads at once.
 */
public interface DigestSigner {
  /** The other half of the key; its identity enters the digest to be signed (GM/T 0003.2, Z). */
  Sm2PublicKey publicKey();

  /**
   * Signs {@code e = SM3(Z ‖ M)} as computed by {@link Sm2Signatures}.
   *
   * @param e 32 bytes
   * @return the signature as DER, SEQUENCE { r, s } (GM/T 0009)
   */
  byte[] signDigest(byte[] e);
}
