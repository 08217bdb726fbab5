package org.certbureau.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Names may be written with characters of two halves (扩展 B 区); whatever cuts leaves none alone. */
class WholeCharactersProperties {
  @Provide
  Arbitrary<String> typed() {
    return Arbitraries.of("a", "9", "欧", "𠮷", "😀")
        .list()
        .ofMaxSize(24)
        .map(c -> String.join("", c));
  }

  @Property
  void a_beginning_is_of_whole_characters(
      @ForAll("typed") String text, @ForAll @IntRange(min = 1, max = 30) int most) {
    String beginning = Beginning.of(text, most);
    assertThat(text).startsWith(beginning);
    assertThat(beginning.length()).isBetween(Math.min(text.length(), most - 1), most);
    assertWhole(beginning);
  }

  @Property
  void a_mask_shows_whole_characters_and_is_as_long_as_what_it_hides(@ForAll("typed") String text) {
    assertWhole(Masking.mobile(text));
    assertWhole(Masking.document(text));
    assertWhole(Masking.citizenId(text));
    assertWhole(Masking.email(text + "@example.cn"));
    assertThat(Masking.mobile(text)).hasSameSizeAs(text);
  }

  private static void assertWhole(String text) {
    assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(text);
  }
}
