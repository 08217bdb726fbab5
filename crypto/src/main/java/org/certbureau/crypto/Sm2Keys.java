package org.certbureau.crypto;

import java.security.SecureRandom;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.SM2KeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;

/** Makes SM2 key pairs. */
public final class Sm2Keys {
  private Sm2Keys() {}

  public static Sm2KeyPair generate(SecureRandom random) {
    SM2KeyPairGenerator generator = new SM2KeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(Curve.SM2, random));
    AsymmetricCipherKeyPair made = generator.generateKeyPair();
    Sm2PublicKey publicKey = new Sm2PublicKey((ECPublicKeyParameters) made.getPublic());
    return Sm2KeyPair.of(new Sm2PrivateKey((ECPrivateKeyParameters) made.getPrivate(), publicKey));
  }
}
