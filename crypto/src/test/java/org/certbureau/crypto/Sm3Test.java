package org.certbureau.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Sm3Test {
  /** GM/T 0004, annex A.1 and A.2. */
  @Test
  void digests_the_examples_of_the_standard() {
    assertThat(Sm3.hex("abc".getBytes(US_ASCII)))
        .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    assertThat(Sm3.hex("abcd".repeat(16).getBytes(US_ASCII)))
        .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
  }

  @Test
  void parts_are_digested_as_if_they_were_one() {
    assertThat(Sm3.digest("a".getBytes(US_ASCII), new byte[0], "bc".getBytes(US_ASCII)))
        .isEqualTo(Sm3.digest("abc".getBytes(US_ASCII)));
  }
}
