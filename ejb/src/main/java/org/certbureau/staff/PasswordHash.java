package org.certbureau.staff;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

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

  public static boolean matches(char[] password, String stored) {
    String[] parts = stored.split(":", -1);
    if (parts.length != 4 || !SCHEME.equals(parts[0])) {
      throw new IllegalStateException("A stored password has an unknown form");
    }
    Base64.Decoder base64 = Base64.getDecoder();
    byte[] derived = derive(password, base64.decode(parts[2]), Integer.parseInt(parts[1]));
    return MessageDigest.isEqual(derived, base64.decode(parts[3]));
  }

  /**
   * By Bouncy Castle: the JDK's own takes twice as long until its inner loop is compiled to the
   * last level, and a start for a counter does not go that far ({@code ./run}).
   */
  private static byte[] derive(char[] password, byte[] salt, int iterations) {
    byte[] octets = PBEParametersGenerator.PKCS5PasswordToUTF8Bytes(password);
    try {
      PBEParametersGenerator pbkdf2 = new PKCS5S2ParametersGenerator(new SHA256Digest());
      pbkdf2.init(octets, salt, iterations);
      return ((KeyParameter) pbkdf2.generateDerivedMacParameters(HASH_BITS)).getKey();
    } finally {
      Arrays.fill(octets, (byte) 0);
    }
  }
}
