package org.certbureau.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.NullDigest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** An SM2 private key in memory. It has no text form, so that no log can hold it. */
public final class Sm2PrivateKey implements DigestSigner {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ECPrivateKeyParameters parameters;
  private final Sm2PublicKey publicKey;

  /** Initialising costs more than twice a signature, so each thread keeps its signer. */
  private final ThreadLocal<SM2Signer> signers = ThreadLocal.withInitial(this::newSigner);

  Sm2PrivateKey(ECPrivateKeyParameters parameters, Sm2PublicKey publicKey) {
    this.parameters = parameters;
    this.publicKey = publicKey;
  }

  /**
   * @param bytes 32 bytes, big-endian; the public key is computed from them
   * @throws CryptoFailure where the number is outside [1, n-2] (GM/T 0003.1, 6.1)
   */
  public static Sm2PrivateKey ofBytes(byte[] bytes) {
    if (bytes.length != Curve.BYTES) {
      throw new CryptoFailure("an SM2 private key has 32 bytes; got " + bytes.length);
    }
    BigInteger d = new BigInteger(1, bytes);
    if (d.signum() == 0 || d.compareTo(Curve.SM2.getN().subtract(BigInteger.ONE)) >= 0) {
      throw new CryptoFailure("an SM2 private key lies between 1 and n-2");
    }
    ECPublicKeyParameters point =
        new ECPublicKeyParameters(
            new FixedPointCombMultiplier().multiply(Curve.SM2.getG(), d).normalize(), Curve.SM2);
    return new Sm2PrivateKey(new ECPrivateKeyParameters(d, Curve.SM2), new Sm2PublicKey(point));
  }

  /** 32 bytes, big-endian. The caller seals or wipes them. */
  public byte[] bytes() {
    return BigIntegers.asUnsignedByteArray(Curve.BYTES, parameters.getD());
  }

  @Override
  public Sm2PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public byte[] signDigest(byte[] e) {
    if (e.length != Curve.BYTES) {
      throw new CryptoFailure("a digest has 32 bytes; got " + e.length);
    }
    SM2Signer signer = signers.get();
    signer.update(e, 0, e.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException ex) {
      throw new IllegalStateException("SM2 signing failed", ex);
    }
  }

  ECPrivateKeyParameters parameters() {
    return parameters;
  }

  private SM2Signer newSigner() {
    SM2Signer signer = new DigestTaker();
    signer.init(true, new ParametersWithRandom(parameters, RANDOM));
    return signer;
  }

  /** Bouncy Castle's SM2, fed with the finished digest instead of the message. */
  static final class DigestTaker extends SM2Signer {
    DigestTaker() {
      super(new NullDigest());
    }

    @Override
    protected byte[] getZ(byte[] userId) {
      return new byte[0];
    }
  }
}
