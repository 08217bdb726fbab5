package org.certbureau.station.program.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.certbureau.station.contract.SlipWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A slip says whose token it is for, and what is secret lies behind the fold. */
class SlipPageTest {
  private static final String PIN = "7KM4P2QR9X";
  private static final Instant NOW = Instant.parse("2026-11-27T02:12:00Z");

  private static final SlipWords WORDS = new SlipWords("长沙市人力资源和社会保障局", "长沙澄岚包装材料有限公司", "澄岚包装");

  @ParameterizedTest
  @EnumSource
  void it_names_bureau_holder_certificate_case_slip_and_chip(SlipFormat format) {
    assertThat(format.page(slip(WORDS)))
        .contains(
            "长沙市人力资源和社会保障局",
            "长沙澄岚包装材料有限公司",
            "澄岚包装",
            "CS-20261127-000003-1",
            "00000000000000A1",
            "2026-11-27 10:12",
            PIN)
        .containsPattern("受理号[^0-9]*CS-20261127-000003[^-0-9]");
  }

  @ParameterizedTest
  @EnumSource
  void the_pin_stands_once_and_below_the_fold(SlipFormat format) {
    String page = format.page(slip(WORDS));
    assertThat(page.indexOf(PIN)).isEqualTo(page.lastIndexOf(PIN));
    assertThat(page.indexOf(PIN)).isGreaterThan(page.indexOf(SlipLines.FOLD));
    assertThat(page.indexOf("长沙澄岚包装材料有限公司")).isLessThan(page.indexOf(SlipLines.FOLD));
  }

  @ParameterizedTest
  @EnumSource
  void of_an_older_bureau_it_names_nobody_and_is_whole_all_the_same(SlipFormat format) {
    assertThat(format.page(slip(null)))
        .contains("CS-20261127-000003-1", "00000000000000A1", PIN)
        .doesNotContain("null", "持有人", "受理号");
  }

  @Test
  void a_name_is_no_markup() {
    SlipWords words = new SlipWords("甲&乙", "<script>alert(1)</script>", "\"丙\"");
    assertThat(SlipFormat.HTML.page(slip(words)))
        .doesNotContain("<script")
        .contains("甲&amp;乙", "&lt;script&gt;", "&quot;丙&quot;");
  }

  @Test
  void text_fits_a_page_and_folds_in_its_middle_however_long_the_names_are() {
    SlipWords longest = new SlipWords("局".repeat(200), "长沙澄岚".repeat(50), "A".repeat(200));
    for (SlipWords words : List.of(WORDS, longest)) {
      List<String> lines = SlipFormat.TEXT.page(slip(words)).lines().toList();
      assertThat(lines).hasSizeLessThanOrEqualTo(66);
      assertThat(lines).allSatisfy(line -> assertThat(SlipText.width(line)).isLessThan(81));
      assertThat(lines.get(SlipText.UPPER)).contains(SlipLines.FOLD);
    }
  }

  private static Slip slip(SlipWords words) {
    return new Slip("CS-20261127-000003-1", "00000000000000A1", Pin.of(PIN), words, NOW);
  }
}
