package org.certbureau.crypto;

import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;

/**
 * sm2p256v1 with its own field arithmetic. {@code GMNamedCurves} names the same curve with generic
 * arithmetic, which is five times slower.
 */
final class Curve {
  /** Length of a coordinate, of a private key and of a digest. */
  static final int BYTES = 32;

  /** Length of an uncompressed point with its leading 04. */
  static final int POINT_BYTES = 1 + 2 * BYTES;

  static final ECNamedDomainParameters SM2 = domain();

  private Curve() {}

  private static ECNamedDomainParameters domain() {
    X9ECParameters custom = CustomNamedCurves.getByName("sm2p256v1");
    return new ECNamedDomainParameters(Oids.SM2_CURVE, custom);
  }
}
