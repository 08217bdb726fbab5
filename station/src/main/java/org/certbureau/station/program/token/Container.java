package org.certbureau.station.program.token;

import org.certbureau.crypto.Sm2PublicKey;

/**
 * A container of a token (GM/T 0016), open for as long as the session that it belongs to: room for
 * one pair, whose signing key and encryption key lie in it with their certificates. Whatever is
 * done in it leaves the other containers as they were. Every call throws {@link NoSuchContainer}
 * once the container is deleted.
 */
public interface Container {
  String name();

  /**
   * Lets a signing pair be born, in place of one for which nothing was issued yet.
   *
   * @throws TokenFault where an encryption pair or certificates are in the container: a pair that
   *     may be in force is not written over
   */
  Sm2PublicKey generateSigningPair() throws TokenFault;

  /**
   * PKCS#10 for the signing pair, DER.
   *
   * @param commonName the only name in its subject
   */
  byte[] certificationRequest(String commonName) throws TokenFault;

  /**
   * Opens an SM2EnvelopedKey (GM/T 0009) with the signing key and keeps the pair in it.
   *
   * @return the public key of the imported pair
   * @throws EnvelopeRefused where it is not for this container
   */
  Sm2PublicKey importEncryptionPair(byte[] envelopedKey) throws TokenFault;

  void writeCertificates(TokenCertificates certificates) throws TokenFault;

  /** SM3withSM2 with the signing key, DER. */
  byte[] sign(byte[] message) throws TokenFault;

  /**
   * Opens what was encrypted for the encryption pair.
   *
   * @param cipher SM2Cipher (GM/T 0009), DER
   */
  byte[] decrypt(byte[] cipher) throws TokenFault;

  /**
   * Destroys the signing key alone: what was encrypted for the pair stays readable, and its
   * certificates stay to say which pair that is. May be repeated.
   */
  void deleteSigningKey() throws TokenFault;
}
