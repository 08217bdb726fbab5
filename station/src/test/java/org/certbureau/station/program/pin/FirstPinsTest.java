package org.certbureau.station.program.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstPinsTest {
  @Test
  void first_pins_mix_digits_and_letters_that_paper_does_not_confuse() {
    FirstPins pins = new FirstPins();

    assertThat(Stream.generate(pins::next).limit(1000).map(Pin::digits))
        .allMatch(pin -> pin.matches("[2-9A-HJKMNP-Z]{10}")) // PG-04: 6–12, digits with letters
        .allMatch(pin -> pin.matches(".*\\d.*\\d.*") && pin.matches(".*[A-Z].*[A-Z].*"))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "7K3MX9PQ2A, false",
    "7777KMXPQR, true", // equal ones
    "7K345XPQ2A, true", // rising
    "7K3CBAPQ2A, true", // falling
    "KMXPQRTWZ2, true", // one digit only
    "2468975K36, true", // one letter only
  })
  void simple_ones_are_drawn_again(String digits, boolean simple) {
    assertThat(FirstPins.isSimple(digits)).isEqualTo(simple);
  }

  @Test
  void a_pin_has_no_text_form() {
    assertThat(Pin.of("7K3MX9PQ2A")).hasToString("PIN").isEqualTo(Pin.of("7K3MX9PQ2A"));
  }
}
