package org.certbureau.ca.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Serials: positive, at most 20 octets, at least 64 bits of chance (RFC 5280 §4.1.2.2). */
class SerialNumbersTest {
  private static final Instant NOW = Instant.parse("2026-11-22T02:03:04Z");
  private static final int RANDOM_DIGITS = 20;

  private static List<String> many(Instant moment) {
    return Stream.generate(() -> SerialNumbers.next(moment)).limit(1000).toList();
  }

  @Test
  void a_serial_is_a_positive_number_of_sixteen_octets_without_a_leading_zero() {
    assertThat(many(NOW))
        .allSatisfy(
            serial -> {
              assertThat(serial).matches("4[0-9A-F]{31}");
              assertThat(new BigInteger(serial, 16).toByteArray()).hasSize(16);
            });
  }

  @Test
  void what_is_issued_together_lies_together_and_later_serials_lie_behind() {
    List<String> together = many(NOW);
    List<String> later = many(NOW.plus(Duration.ofMillis(1)));

    assertThat(together).allSatisfy(serial -> assertThat(serial).isLessThan(later.get(0)));
    assertThat(together)
        .extracting(serial -> serial.substring(0, 32 - RANDOM_DIGITS))
        .containsOnly(together.get(0).substring(0, 32 - RANDOM_DIGITS));
  }

  @Test
  void eighty_bits_of_it_are_chance() {
    List<BigInteger> chance =
        many(NOW).stream()
            .map(serial -> new BigInteger(serial.substring(32 - RANDOM_DIGITS), 16))
            .toList();

    assertThat(chance).doesNotHaveDuplicates();
    for (int bit = 0; bit < 4 * RANDOM_DIGITS; bit++) {
      int position = bit;
      assertThat(chance.stream().filter(value -> value.testBit(position)).count())
          .as("how often bit %d is set in 1000; six sigma are 95", bit)
          .isBetween(405L, 595L);
    }
  }
}
