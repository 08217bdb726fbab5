package org.certbureau.station.program.pin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.certbureau.crypto.MasterKey;
import org.certbureau.crypto.Sm3Mac;

/**
 * The administrator PIN of a token follows from its chip serial and a secret: the master key of the
 * station that made it, or a key that the stations of a region share. Whoever has that can unlock
 * the token.
 */
@FunctionalInterface
public interface AdminPins {
  /** What an administrator PIN of 24 characters holds. */
  int BYTES = 15;

  Pin of(String chip);

  /** Those of a station by itself. They are kept nowhere. */
  static AdminPins under(MasterKey master) {
    return chip -> Pin.of(base32(master.derive(purpose(chip), BYTES)));
  }

  /**
   * Those of a region.
   *
   * @param key 32 bytes
   */
  static AdminPins under(byte[] key) {
    Sm3Mac mac = Sm3Mac.under(key);
    return chip -> {
      byte[] all = HexFormat.of().parseHex(mac.hex(purpose(chip).getBytes(UTF_8)));
      return Pin.of(base32(Arrays.copyOf(all, BYTES)));
    };
  }

  private static String purpose(String chip) {
    return "admin-pin:" + chip;
  }

  /** 24 characters for 15 bytes; an alphabet of 32 leaves no bias. */
  private static String base32(byte[] bytes) {
    String digits = new BigInteger(1, bytes).toString(32);
    return "0".repeat(bytes.length * 8 / 5 - digits.length()) + digits;
  }
}
