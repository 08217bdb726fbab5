package org.certbureau.crypto;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.math.ec.ECFieldElement;
import org.bouncycastle.util.BigIntegers;

/** A point on the SM2 curve; every instance was checked to be one. */
public final class Sm2PublicKey {
  /** The user identity that signatures of certificates assume (GM/T 0009, 10). */
  private static final byte[] DEFAULT_ID = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

  private final ECPublicKeyParameters parameters;
  private final byte[] point;
  private final byte[] z;

  Sm2PublicKey(ECPublicKeyParameters parameters) {
    this.parameters = parameters;
    this.point = parameters.getQ().getEncoded(false);
    this.z = identity(point);
  }

  /**
   * @param point 65 bytes: 04, x, y
   * @throws CryptoFailure where that is no point of the curve
   */
  public static Sm2PublicKey ofPoint(byte[] point) {
    if (point.length != Curve.POINT_BYTES || point[0] != 4) {
      throw new CryptoFailure(
          "an SM2 public key has 65 bytes and begins with 04; got " + point.length + " bytes");
    }
    try {
      return new Sm2PublicKey(
          new ECPublicKeyParameters(Curve.SM2.getCurve().decodePoint(point), Curve.SM2));
    } catch (IllegalArgumentException e) {
      throw new CryptoFailure("not a point of the SM2 curve", e);
    }
  }

  /**
   * @param der a SubjectPublicKeyInfo
   * @throws CryptoFailure where that holds no SM2 key
   */
  public static Sm2PublicKey ofSpki(byte[] der) {
    return Der.read("a SubjectPublicKeyInfo", () -> of(SubjectPublicKeyInfo.getInstance(der)));
  }

  /**
   * @throws CryptoFailure where that holds no SM2 key
   */
  public static Sm2PublicKey of(SubjectPublicKeyInfo info) {
    boolean sm2 =
        X9ObjectIdentifiers.id_ecPublicKey.equals(info.getAlgorithm().getAlgorithm())
            && Oids.SM2_CURVE.equals(info.getAlgorithm().getParameters());
    if (!sm2) {
      throw new CryptoFailure(
          "expected an SM2 public key, got " + info.getAlgorithm().getAlgorithm().getId());
    }
    return ofPoint(info.getPublicKeyData().getOctets());
  }

  /** 65 bytes: 04, x, y. */
  public byte[] point() {
    return point.clone();
  }

  /** The key as it stands in certificates and requests. */
  public SubjectPublicKeyInfo info() {
    return new SubjectPublicKeyInfo(Oids.SM2_KEY, point);
  }

  /** The SubjectPublicKeyInfo as DER. */
  public byte[] spki() {
    return Der.encode(info());
  }

  /**
   * The SM3 of the SubjectPublicKeyInfo in lower-case hex: a name for the key in logs and lists.
   */
  public String fingerprint() {
    return Sm3.hex(spki());
  }

  /** Z of GM/T 0003.2, 5.5: the digest of signer identity, curve and key, with the default ID. */
  byte[] z() {
    return z;
  }

  ECPublicKeyParameters parameters() {
    return parameters;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sm2PublicKey key && Arrays.equals(point, key.point);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(point);
  }

  @Override
  public String toString() {
    return "SM2 " + HexFormat.of().formatHex(point, 1, 9) + "…";
  }

  private static byte[] identity(byte[] point) {
    int bits = DEFAULT_ID.length * 8;
    ECFieldElement a = Curve.SM2.getCurve().getA();
    ECFieldElement b = Curve.SM2.getCurve().getB();
    return Sm3.digest(
        new byte[] {(byte) (bits >> 8), (byte) bits},
        DEFAULT_ID,
        a.getEncoded(),
        b.getEncoded(),
        coordinate(Curve.SM2.getG().getAffineXCoord().toBigInteger()),
        coordinate(Curve.SM2.getG().getAffineYCoord().toBigInteger()),
        Arrays.copyOfRange(point, 1, point.length));
  }

  private static byte[] coordinate(BigInteger value) {
    return BigIntegers.asUnsignedByteArray(Curve.BYTES, value);
  }
}
