package org.certbureau.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.util.BigIntegers;

/** SM2 public-key encryption (GM/T 0003.4) in the encoding of GM/T 0009: SM2Cipher as DER. */
public final class Sm2Encryption {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** C1: an uncompressed point; C3: an SM3 digest; C2: as long as the plain text. */
  private static final int C2_OFFSET = Curve.POINT_BYTES + Curve.BYTES;

  private Sm2Encryption() {}

  /**
   * @param plain at least one byte
   * @return SM2Cipher as DER
   */
  public static byte[] encrypt(Sm2PublicKey recipient, byte[] plain) {
    return Der.encode(cipher(recipient, plain));
  }

  /**
   * @param der SM2Cipher
   * @throws CryptoFailure where it is malformed, changed, or meant for another key
   */
  public static byte[] decrypt(Sm2PrivateKey recipient, byte[] der) {
    return Der.read("an SM2Cipher", () -> decrypt(recipient, ASN1Sequence.getInstance(der)));
  }

  static ASN1Sequence cipher(Sm2PublicKey recipient, byte[] plain) {
    SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
    engine.init(true, new ParametersWithRandom(recipient.parameters(), RANDOM));
    byte[] raw;
    try {
      raw = engine.processBlock(plain, 0, plain.length);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException("SM2 encryption failed", e);
    }
    return new DERSequence(
        new ASN1Encodable[] {
          new ASN1Integer(new BigInteger(1, Arrays.copyOfRange(raw, 1, 1 + Curve.BYTES))),
          new ASN1Integer(
              new BigInteger(1, Arrays.copyOfRange(raw, 1 + Curve.BYTES, Curve.POINT_BYTES))),
          new DEROctetString(Arrays.copyOfRange(raw, Curve.POINT_BYTES, C2_OFFSET)),
          new DEROctetString(Arrays.copyOfRange(raw, C2_OFFSET, raw.length))
        });
  }

  static byte[] decrypt(Sm2PrivateKey recipient, ASN1Sequence cipher) {
    byte[] raw = raw(cipher);
    SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
    engine.init(false, recipient.parameters());
    try {
      return engine.processBlock(raw, 0, raw.length);
    } catch (InvalidCipherTextException | RuntimeException e) {
      throw new CryptoFailure("SM2 cipher text was changed or is meant for another key", e);
    }
  }

  private static byte[] raw(ASN1Sequence cipher) {
    if (cipher.size() != 4) {
      throw new CryptoFailure("an SM2Cipher has 4 fields; got " + cipher.size());
    }
    byte[] x = coordinate(ASN1Integer.getInstance(cipher.getObjectAt(0)));
    byte[] y = coordinate(ASN1Integer.getInstance(cipher.getObjectAt(1)));
    byte[] hash = ASN1OctetString.getInstance(cipher.getObjectAt(2)).getOctets();
    byte[] text = ASN1OctetString.getInstance(cipher.getObjectAt(3)).getOctets();
    if (hash.length != Curve.BYTES || text.length == 0) {
      throw new CryptoFailure("an SM2Cipher has a hash of 32 bytes and some cipher text");
    }
    return org.bouncycastle.util.Arrays.concatenate(new byte[][] {{4}, x, y, hash, text});
  }

  private static byte[] coordinate(ASN1Integer value) {
    BigInteger number = value.getValue();
    if (number.signum() < 0 || number.bitLength() > Curve.BYTES * 8) {
      throw new CryptoFailure("a coordinate has at most 32 bytes");
    }
    return BigIntegers.asUnsignedByteArray(Curve.BYTES, number);
  }
}
