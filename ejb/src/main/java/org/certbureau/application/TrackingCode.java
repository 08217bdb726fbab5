package org.certbureau.application;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Twelve characters that can be read out and typed: some 59 bits. */
final class TrackingCode {
  /** Without 0 O 1 I L, which are mistaken for each other. */
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  private static final int LENGTH = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private TrackingCode() {}

  static String random() {
    return RANDOM
        .ints(LENGTH, 0, ALPHABET.length())
        .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
        .collect(Collectors.joining());
  }
}
