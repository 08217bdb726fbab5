package org.certbureau.staff;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Passwords as {@code pbkdf2-sha256:ITERATIONS:SALT:HASH}, salt and hash in Base64. */
public final class PasswordHash {
  private static final String SCHEME = "pbkdf2-sha256";
  private static final int ITERATIONS = 210_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Verified against when the name is unknown: both answers take the same time. */
  static final String OF_NOBODY = of("nobody's password".toCharArray());

  private PasswordHash() {}

  public static String of(char[] password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder();
    return String.join(
        ":",
        SCHEME,
        Integer.toString(ITERATIONS),
        base64.encodeToString(salt),
        base64.encodeToString(derive(password, salt, ITERATIONS)));
  }

  static boolean matches(char[] password, String stored) {
    String[] parts = stored.split(":", -1);
    if (parts.length != 4 || !SCHEME.equals(parts[0])) {
      throw new IllegalStateException("A stored password has an unknown form");
    }
    Base64.Decoder base64 = Base64.getDecoder();
    byte[] derived = derive(password, base64.decode(parts[2]), Integer.parseInt(parts[1]));
    return MessageDigest.isEqual(derived, base64.decode(parts[3]));
  }

  private static byte[] derive(char[] password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } finally {
      spec.clearPassword();
    }
  }
}
