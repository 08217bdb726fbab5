package org.certbureau.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Writes the stations' logins as the bureau does. */
final class LoginsFile {
  private static final int ITERATIONS = 1000;

  private LoginsFile() {}

  static void replace(Path file, String... lines) throws Exception {
    Path fresh = Files.write(file.resolveSibling("new"), List.of(lines));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static String line(String login, String password) throws Exception {
    byte[] salt = new byte[16];
    new SecureRandom().nextBytes(salt);
    byte[] hash =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, 256))
            .getEncoded();
    Base64.Encoder base64 = Base64.getEncoder();
    return login
        + "=pbkdf2-sha256:"
        + ITERATIONS
        + ":"
        + base64.encodeToString(salt)
        + ":"
        + base64.encodeToString(hash);
  }
}
