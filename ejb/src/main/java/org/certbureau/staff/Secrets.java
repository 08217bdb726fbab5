package org.certbureau.staff;

import java.security.SecureRandom;
import java.util.Base64;

/** Random passwords and tokens. */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Without characters that are mistaken for one another on paper. */
  private static final String READABLE = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private Secrets() {}

  /** Sixteen readable characters, about 92 bits. */
  public static String password() {
    return RANDOM
        .ints(16, 0, READABLE.length())
        .collect(
            StringBuilder::new, (text, i) -> text.append(READABLE.charAt(i)), StringBuilder::append)
        .toString();
  }

  /** 256 bits in URL-safe Base64. */
  static String token() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
