package org.certbureau.crypto;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The object identifiers of GM/T 0006 that appear in keys, certificates and requests. */
public final class Oids {
  /** The recommended SM2 curve, 1.2.156.10197.1.301. */
  public static final ASN1ObjectIdentifier SM2_CURVE = GMObjectIdentifiers.sm2p256v1;

  /** SM4 in ECB mode, 1.2.156.10197.1.104.1. */
  public static final ASN1ObjectIdentifier SM4_ECB = GMObjectIdentifiers.sms4_ecb;

  /** SM4 without a mode, 1.2.156.10197.1.104: what some key centres write for ECB. */
  static final ASN1ObjectIdentifier SM4 = GMObjectIdentifiers.sm_scheme.branch("104");

  /** SM3withSM2, 1.2.156.10197.1.501, without parameters. */
  public static final AlgorithmIdentifier SM3_WITH_SM2 =
      new AlgorithmIdentifier(GMObjectIdentifiers.sm2sign_with_sm3);

  /** An SM2 public key in a SubjectPublicKeyInfo: id-ecPublicKey with the curve named. */
  public static final AlgorithmIdentifier SM2_KEY =
      new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SM2_CURVE);

  private Oids() {}
}
