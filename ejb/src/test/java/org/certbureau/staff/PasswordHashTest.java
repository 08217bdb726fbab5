package org.certbureau.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kept passwords: PBKDF2 with HMAC-SHA-256 (RFC 8018 §5.2). */
class PasswordHashTest {
  private static String stored(int iterations, byte[] salt, byte[] hash) {
    Base64.Encoder base64 = Base64.getEncoder();
    return "pbkdf2-sha256:%d:%s:%s"
        .formatted(iterations, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  /** The first 32 octets of the vectors of RFC 7914 §11. */
  @ParameterizedTest
  @CsvSource({
    "passwd,   salt, 1,     55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc",
    "Password, NaCl, 80000, 4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
  })
  void the_published_vectors_match(String password, String salt, int iterations, String hash) {
    String stored =
        stored(iterations, salt.getBytes(StandardCharsets.US_ASCII), HexFormat.of().parseHex(hash));

    assertThat(PasswordHash.matches(password.toCharArray(), stored)).isTrue();
    assertThat(PasswordHash.matches((password + " ").toCharArray(), stored)).isFalse();
  }

  @Test
  void a_chinese_password_is_hashed_as_the_jdk_hashes_it() throws Exception {
    char[] password = "人社·证书 2026".toCharArray();
    byte[] salt = {1, 2, 3, 4};
    byte[] byJdk =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(new PBEKeySpec(password, salt, 1000, 256))
            .getEncoded();

    assertThat(PasswordHash.matches(password, stored(1000, salt, byJdk))).isTrue();
  }

  @Test
  void the_same_password_is_kept_differently_each_time_and_matches_each_time() {
    char[] password = "fictional-password".toCharArray();
    String once = PasswordHash.of(password);
    String again = PasswordHash.of(password);

    assertThat(once).isNotEqualTo(again).startsWith("pbkdf2-sha256:210000:");
    assertThat(PasswordHash.matches(password, once)).isTrue();
    assertThat(PasswordHash.matches(password, again)).isTrue();
  }

  @Test
  void what_was_not_written_here_is_an_error_and_not_a_wrong_password() {
    assertThatThrownBy(() -> PasswordHash.matches("x".toCharArray(), "md5:abc"))
        .isInstanceOf(IllegalStateException.class);
  }
}
