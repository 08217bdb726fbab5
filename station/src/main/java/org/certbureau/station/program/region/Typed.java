package org.certbureau.station.program.region;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Locale;
import org.certbureau.crypto.Sm3;

/**
 * What people read off one screen and type at another: 128 bits as hex digits in groups of four. So
 * many that nobody makes another key with the same ones.
 */
final class Typed {
  private static final int DIGITS = 32;

  private Typed() {}

  /**
   * @param what keeps what is compared for one purpose from standing for another
   */
  static String digits(String what, byte[] content) {
    String all = Sm3.hex((what + "\n").getBytes(UTF_8), content);
    return all.substring(0, DIGITS).toUpperCase(Locale.ROOT);
  }

  static String inGroups(String digits) {
    return digits.replaceAll("(.{4})(?=.)", "$1 ");
  }

  /** Blanks, hyphens, width and case are nobody's mistake. */
  static String plain(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC)
        .replaceAll("[\\s-]", "")
        .toUpperCase(Locale.ROOT);
  }
}
