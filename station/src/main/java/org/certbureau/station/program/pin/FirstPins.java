package org.certbureau.station.program.pin;

import java.security.SecureRandom;

/**
 * Makes the first user PIN of a token: ten digits and capital letters (PG-04: 6–12 characters,
 * digits and letters together, no simple ones), none that is mistaken for another on paper.
 */
public final class FirstPins {
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  private static final int LENGTH = 10;
  private static final int LEAST_OF_EACH = 2;

  private final SecureRandom random = new SecureRandom();

  public Pin next() {
    String digits;
    do {
      digits = draw();
    } while (isSimple(digits));
    return Pin.of(digits);
  }

  /** Whether a kind is scarce, or three in a row are equal or follow on each other. */
  static boolean isSimple(String digits) {
    long numerals = digits.chars().filter(Character::isDigit).count();
    if (numerals < LEAST_OF_EACH || digits.length() - numerals < LEAST_OF_EACH) {
      return true;
    }
    for (int i = 2; i < digits.length(); i++) {
      int step = digits.charAt(i) - digits.charAt(i - 1);
      if (Math.abs(step) <= 1 && step == digits.charAt(i - 1) - digits.charAt(i - 2)) {
        return true;
      }
    }
    return false;
  }

  private String draw() {
    StringBuilder digits = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      digits.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return digits.toString();
  }
}
