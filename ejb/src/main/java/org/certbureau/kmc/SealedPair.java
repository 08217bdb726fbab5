package org.certbureau.kmc;

import org.certbureau.crypto.Sealing;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2PrivateKey;

/**
 * A pair that is made and sealed for escrow, and waits for its token.
 *
 * @param fingerprint names the public key, and binds the sealed key to it
 */
record SealedPair(Sm2KeyPair pair, String fingerprint, byte[] sealedPrivateKey) {
  static SealedPair of(Sm2KeyPair pair, Sealing escrow) {
    String fingerprint = pair.publicKey().fingerprint();
    return new SealedPair(
        pair, fingerprint, escrow.seal(pair.privateKey().bytes(), associated(fingerprint)));
  }

  /**
   * Opens what was sealed for escrow.
   *
   * @throws org.certbureau.crypto.CryptoFailure where it was changed or belongs to another key
   */
  static Sm2KeyPair open(String fingerprint, byte[] sealedPrivateKey, Sealing escrow) {
    return Sm2KeyPair.of(
        Sm2PrivateKey.ofBytes(escrow.open(sealedPrivateKey, associated(fingerprint))));
  }

  private static String associated(String fingerprint) {
    return "escrow/" + fingerprint;
  }
}
