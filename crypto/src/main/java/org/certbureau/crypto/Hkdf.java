package org.certbureau.crypto;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/** HKDF (RFC 5869) with SM3: one key per purpose out of one secret. */
final class Hkdf {
  private Hkdf() {}

  static byte[] derive(byte[] secret, String purpose, int length) {
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SM3Digest());
    hkdf.init(new HKDFParameters(secret, null, purpose.getBytes(StandardCharsets.UTF_8)));
    byte[] key = new byte[length];
    hkdf.generateBytes(key, 0, length);
    return key;
  }
}
