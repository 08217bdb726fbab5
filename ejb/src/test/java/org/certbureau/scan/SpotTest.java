package org.certbureau.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.certbureau.testing.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A spot on a page, as pages and programs tell it. */
class SpotTest {
  @Test
  void what_a_page_sends_is_read_as_it_is_written() {
    Spot spot = new Spot(480, 352, 305, 78);
    assertThat(Spot.typed(spot.text())).contains(spot);
    assertThat(Spot.typed(" 0,0,1000,1000 ")).contains(new Spot(0, 0, 1000, 1000));
    assertThat(Spot.typed(" ")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,2,3",
        "1,2,3,4,5",
        "1,2,3,",
        "-1,2,3,4",
        "1,2,0,4",
        "1,2,3,0",
        "1000,2,1,1",
        "600,0,401,10",
        "0,600,10,401",
        "a,2,3,4",
        "99999,1,1,1",
        "1.5,2,3,4",
        "1;2;3;4"
      })
  void what_lies_beside_the_page_is_refused(String text) {
    assertThat(Refused.at(() -> Spot.typed(text)).code()).isEqualTo("application.scan-spot");
  }

  @Test
  void a_number_that_is_missing_is_refused() {
    assertThat(Refused.at(() -> Spot.of(1, null, 3, 4)).field()).isEqualTo("spot");
  }
}
