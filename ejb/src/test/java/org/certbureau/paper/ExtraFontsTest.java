package org.certbureau.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtraFontsTest {
  /** Of Extension I: in no font of ours. */
  private static final String RARE = "\ud87a\udff0";

  @TempDir private Path directory;

  @Test
  void a_character_of_an_added_font_is_printed_and_can_be_searched() throws IOException {
    Files.write(directory.resolve("Rare.TTF"), fontWithOnly(RARE.codePointAt(0)));
    PaperPress press = new PaperPress();
    press.open(directory);
    Receipt receipt =
        SamplePapers.receipt(
            "甲" + RARE + "乙", "王" + RARE, SamplePapers.fees(), SamplePapers.settlement());
    PressedPaper paper = PressedPaper.read(press.print(receipt));
    assertThat(paper.text()).contains("甲" + RARE + "乙", "王" + RARE);
    assertThat(paper.fonts()).hasSize(3);
    assertThat(paper.fontsEmbedded()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rare.otf", "rare.ttc"})
  void a_font_in_postscript_outlines_and_a_collection_are_taken_as_well(String name)
      throws IOException {
    try (InputStream font = ExtraFontsTest.class.getResourceAsStream("/fonts/" + name)) {
      Files.copy(font, directory.resolve(name.toUpperCase(Locale.ROOT)));
    }
    PaperPress press = new PaperPress();
    press.open(directory);
    assertThat(press.gaps("甲" + RARE)).isEmpty();
    byte[] pdf =
        press.print(
            SamplePapers.receipt(
                "甲" + RARE + "乙", "王" + RARE, SamplePapers.fees(), SamplePapers.settlement()));
    PressedPaper paper = PressedPaper.read(pdf);
    assertThat(paper.text()).contains("甲" + RARE + "乙", "王" + RARE);
    assertThat(paper.fonts()).anyMatch(font -> font.endsWith("+OneRareCharacter"));
    assertThat(paper.fontsEmbedded()).isTrue();
    assertThat(inkOf(pdf)).isBetween(0.9, 1.1);
  }

  /** How much black such a paper has in proportion to one that says 文 there, which is drawn so. */
  private static double inkOf(byte[] pdf) throws IOException {
    byte[] plain =
        SamplePapers.PRESS.print(
            SamplePapers.receipt("甲文乙", "王文", SamplePapers.fees(), SamplePapers.settlement()));
    byte[] without =
        SamplePapers.PRESS.print(
            SamplePapers.receipt("甲 乙", "王 ", SamplePapers.fees(), SamplePapers.settlement()));
    return (ink(pdf) - ink(without)) / (ink(plain) - ink(without));
  }

  private static double ink(byte[] pdf) throws IOException {
    byte[] png = PdfPreview.pages(pdf, 1, 150).get(0);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    double ink = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        ink += 255 - image.getRaster().getSample(x, y, 0);
      }
    }
    return ink;
  }

  @Test
  void what_a_font_of_the_bureau_has_stays_in_it() throws IOException {
    Files.write(directory.resolve("han.ttf"), fontWithOnly('王'));
    PaperPress press = new PaperPress();
    press.open(directory);
    assertThat(press.print(SamplePapers.receipt()))
        .isEqualTo(SamplePapers.PRESS.print(SamplePapers.receipt()));
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
