package org.certbureau.crypto;

import org.bouncycastle.crypto.signers.SM2Signer;

/** SM3withSM2 signatures (GM/T 0003.2) under the default user identity, as DER. */
public final class Sm2Signatures {
  private Sm2Signatures() {}

  public static byte[] sign(DigestSigner key, byte[] message) {
    return key.signDigest(digest(key.publicKey(), message));
  }

  /**
   * @param signature DER; whatever is not a signature does not verify
   */
  public static boolean verify(Sm2PublicKey key, byte[] message, byte[] signature) {
    return verifyDigest(key, digest(key, message), signature);
  }

  /** The digest that is signed: {@code e = SM3(Z ‖ M)}. */
  public static byte[] digest(Sm2PublicKey key, byte[] message) {
    return Sm3.digest(key.z(), message);
  }

  /**
   * @param e what {@link #digest} returned
   */
  public static boolean verifyDigest(Sm2PublicKey key, byte[] e, byte[] signature) {
    SM2Signer verifier = new Sm2PrivateKey.DigestTaker();
    verifier.init(false, key.parameters());
    verifier.update(e, 0, e.length);
    return verifier.verifySignature(signature);
  }
}
