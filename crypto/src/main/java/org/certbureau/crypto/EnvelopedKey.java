package org.certbureau.crypto;

import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * An encryption key pair on its way from the key centre to one token: SM2EnvelopedKey of GM/T 0009,
 * as GM/T 0010 and GM/T 0016 import it.
 *
 * <pre>
 * SM2EnvelopedKey ::= SEQUENCE {
 *   symAlgID              AlgorithmIdentifier,   -- SM4-ECB, no padding
 *   symEncryptedKey       SM2Cipher,             -- the SM4 key, for the token's signing key
 *   sm2PublicKey          BIT STRING,            -- the pair's point, 65 bytes
 *   sm2EncryptedPrivateKey BIT STRING }          -- the pair's 32 private bytes under that SM4 key
 * </pre>
 */
public final class EnvelopedKey {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SM4_KEY_BYTES = 16;

  private EnvelopedKey() {}

  /** Wraps the pair so that only the holder of the token's signing key opens it. */
  public static byte[] seal(Sm2KeyPair pair, Sm2PublicKey tokenSigningKey) {
    byte[] key = new byte[SM4_KEY_BYTES];
    RANDOM.nextBytes(key);
    byte[] secret = pair.privateKey().bytes();
    try {
      return Der.encode(
          new DERSequence(
              new ASN1Encodable[] {
                new AlgorithmIdentifier(Oids.SM4_ECB),
                Sm2Encryption.cipher(tokenSigningKey, key),
                new DERBitString(pair.publicKey().point()),
                new DERBitString(sm4Ecb(true, key, secret))
              }));
    } finally {
      Arrays.fill(key, (byte) 0);
      Arrays.fill(secret, (byte) 0);
    }
  }

  /**
   * Opens an envelope on the token's side.
   *
   * @throws CryptoFailure where it is malformed, changed, meant for another token, or its two
   *     halves do not belong together
   */
  public static Sm2KeyPair open(byte[] der, Sm2PrivateKey tokenSigningKey) {
    return Der.read(
        "an SM2EnvelopedKey", () -> open(ASN1Sequence.getInstance(der), tokenSigningKey));
  }

  private static Sm2KeyPair open(ASN1Sequence envelope, Sm2PrivateKey tokenSigningKey) {
    if (envelope.size() != 4) {
      throw new CryptoFailure("an SM2EnvelopedKey has 4 fields; got " + envelope.size());
    }
    ASN1ObjectIdentifier algorithm =
        AlgorithmIdentifier.getInstance(envelope.getObjectAt(0)).getAlgorithm();
    if (!algorithm.equals(Oids.SM4_ECB) && !algorithm.equals(Oids.SM4)) {
      throw new CryptoFailure("expected SM4-ECB, got " + algorithm.getId());
    }
    byte[] point = ASN1BitString.getInstance(envelope.getObjectAt(2)).getOctets();
    byte[] encrypted = ASN1BitString.getInstance(envelope.getObjectAt(3)).getOctets();
    if (encrypted.length != Curve.BYTES) {
      throw new CryptoFailure("expected 32 encrypted bytes, got " + encrypted.length);
    }
    byte[] key =
        Sm2Encryption.decrypt(tokenSigningKey, ASN1Sequence.getInstance(envelope.getObjectAt(1)));
    if (key.length != SM4_KEY_BYTES) {
      throw new CryptoFailure("expected an SM4 key of 16 bytes, got " + key.length);
    }
    byte[] secret = sm4Ecb(false, key, encrypted);
    Arrays.fill(key, (byte) 0);
    try {
      return new Sm2KeyPair(Sm2PrivateKey.ofBytes(secret), Sm2PublicKey.ofPoint(point));
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /** ECB is harmless here: two blocks of random bytes under a key that is used once. */
  private static byte[] sm4Ecb(boolean encrypt, byte[] key, byte[] in) {
    SM4Engine sm4 = new SM4Engine();
    sm4.init(encrypt, new KeyParameter(key));
    byte[] out = new byte[in.length];
    for (int at = 0; at < in.length; at += sm4.getBlockSize()) {
      sm4.processBlock(in, at, out, at);
    }
    return out;
  }
}
