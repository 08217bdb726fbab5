package org.certbureau.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Sm3MacTest {
  private static final byte[] KEY =
      HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

  private final Sm3Mac mac = Sm3Mac.under(KEY);

  @Test
  void it_is_what_openssl_makes_of_the_same_key() {
    assertThat(mac.hex("certbureau".getBytes(UTF_8)))
        .isEqualTo("7a02f11d5383a16264ab7e4b7a45c20bf7a6ac378d7e7c38a47c1d0fe3b0fda3");
    assertThat(mac.hex("第一步".getBytes(UTF_8)))
        .as("used again")
        .isEqualTo("481d7ee5061b7339453754a4b631f021c1aef120127282a2ce776bb0ae783c33");
  }

  @Test
  void it_holds_for_its_text_and_key_alone() {
    byte[] text = "a".getBytes(UTF_8);
    String made = mac.hex(text);

    assertThat(mac.holds(text, made)).isTrue();
    assertThat(mac.holds("b".getBytes(UTF_8), made)).isFalse();
    assertThat(mac.holds(text, made.substring(1))).isFalse();
    assertThat(mac.holds(text, null)).isFalse();
    assertThat(Sm3Mac.under(new byte[32]).holds(text, made)).isFalse();
  }

  @Test
  void a_short_key_is_refused() {
    assertThatExceptionOfType(CryptoFailure.class).isThrownBy(() -> Sm3Mac.under(new byte[15]));
  }
}
