package org.certbureau.station.program.pin;

import java.math.BigInteger;
import org.certbureau.crypto.MasterKey;

/**
 * The administrator PIN of a token follows from its chip serial and the station's master key. It is
 * kept nowhere and sent nowhere; whoever has the master key can unlock the station's tokens.
 */
@FunctionalInterface
public interface AdminPins {
  Pin of(String chip);

  static AdminPins under(MasterKey master) {
    return chip -> Pin.of(base32(master.derive("admin-pin:" + chip, 15)));
  }

  /** 24 characters for 15 bytes; an alphabet of 32 leaves no bias. */
  private static String base32(byte[] bytes) {
    String digits = new BigInteger(1, bytes).toString(32);
    return "0".repeat(bytes.length * 8 / 5 - digits.length()) + digits;
  }
}
