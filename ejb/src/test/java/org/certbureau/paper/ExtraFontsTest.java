package org.certbureau.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtraFontsTest {
  private static final int RARE = 0x2000B;

  @TempDir private Path directory;

  @Test
  void a_character_of_an_added_font_is_printed_and_can_be_searched() throws IOException {
    Files.write(directory.resolve("Rare.TTF"), fontWithOnly(RARE));
    PaperPress press = new PaperPress();
    press.open(directory);
    Receipt receipt =
        SamplePapers.receipt("甲𠀋乙", "王𠀋", SamplePapers.fees(), SamplePapers.settlement());
    PressedPaper paper = PressedPaper.read(press.print(receipt));
    assertThat(paper.text()).contains("甲𠀋乙", "王𠀋");
    assertThat(paper.fonts()).hasSize(3);
    assertThat(paper.fontsEmbedded()).isTrue();
  }

  @Test
  void other_files_in_the_directory_are_left_alone() throws IOException {
    Files.writeString(directory.resolve("README.txt"), "fonts");
    PaperPress press = new PaperPress();
    press.open(directory);
    assertThat(press.print(SamplePapers.receipt()))
        .isEqualTo(SamplePapers.PRESS.print(SamplePapers.receipt()));
  }

  @Test
  void a_broken_font_or_a_missing_directory_stops_the_start() throws IOException {
    Files.writeString(directory.resolve("broken.ttf"), "no font");
    PaperPress press = new PaperPress();
    assertThatThrownBy(() -> press.open(directory))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("broken.ttf");
    assertThatThrownBy(() -> press.open(directory.resolve("none")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none");
  }

  /** Our own font, made to know one character only, which looks like 文. */
  private static byte[] fontWithOnly(int character) throws IOException {
    try (InputStream file =
        ExtraFontsTest.class.getResourceAsStream("/papers/fonts/NotoSansSC-Regular.ttf")) {
      byte[] noto = file.readAllBytes();
      TreeMap<Integer, Integer> glyphs = new TreeMap<>();
      try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(noto))) {
        glyphs.put(character, font.getUnicodeCmapLookup().getGlyphId('文'));
      }
      return CharacterMap.replace(noto, glyphs);
    }
  }
}
