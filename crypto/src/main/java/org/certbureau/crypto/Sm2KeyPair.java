package org.certbureau.crypto;

import java.util.Objects;

/**
 * @throws CryptoFailure where the two do not belong together
 */
public record Sm2KeyPair(Sm2PrivateKey privateKey, Sm2PublicKey publicKey) {
  public Sm2KeyPair {
    Objects.requireNonNull(privateKey, "privateKey");
    if (!privateKey.publicKey().equals(publicKey)) {
      throw new CryptoFailure("the public key does not belong to the private key");
    }
  }

  public static Sm2KeyPair of(Sm2PrivateKey privateKey) {
    return new Sm2KeyPair(privateKey, privateKey.publicKey());
  }
}
