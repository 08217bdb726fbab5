package org.certbureau.station.program.soft;

import java.util.Arrays;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.certbureau.crypto.Sealing;
import org.certbureau.station.program.pin.Pin;

/** The key that a PIN opens: PBKDF2-HMAC-SM3 (RFC 8018, 5.2). */
final class PinKey {
  private static final int KEY_BITS = 128;

  private PinKey() {}

  static Sealing sealing(Pin pin, byte[] salt, int iterations) {
    PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SM3Digest());
    byte[] password = pin.bytes();
    generator.init(password, salt, iterations);
    byte[] key = ((KeyParameter) generator.generateDerivedParameters(KEY_BITS)).getKey();
    try {
      return Sealing.under(key);
    } finally {
      Arrays.fill(password, (byte) 0);
      Arrays.fill(key, (byte) 0);
    }
  }
}
