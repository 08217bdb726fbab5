package org.certbureau.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each paper looks as it did when somebody last looked at it. After a change that is meant, run
 * with {@code -Dpapers.accept=true}, look at the pictures, and commit them.
 */
class GoldenPapersTest {
  private static final Path TEMPLATES = Path.of("src/main/resources/papers");

  /** What papers have in common. */
  private static final Set<String> PARTS = Set.of("head", "style");

  private static final Path GOLDEN = Path.of("src/test/resources/papers");
  private static final Path ACTUAL = Path.of("target/papers");
  private static final int DPI = 72;
  // edges of letters differ a little between Java versions; a shifted line differs far more
  private static final int SHADES = 64;
  private static final double SHARE = 0.002;

  static Stream<Arguments> papers() {
    return Stream.of(
        Arguments.of("receipt", SamplePapers.receipt()),
        Arguments.of("receipt-held", SamplePapers.held()),
        Arguments.of(
            "receipt-long",
            SamplePapers.receipt(
                "长沙澄岚包装材料有限公司雨花区第一分公司（特殊普通合伙）", "㛃龑𬱖𫖯〇", SamplePapers.hundredFees(), null)),
        Arguments.of(
            "receipt-gap",
            SamplePapers.receipt(
                "长沙\ud87a\udff0记包装材料有限公司", "王\ud87a\udff0𠮷 Ərkin", SamplePapers.fees(), null)),
        Arguments.of("application-form-430100", SamplePapers.changshaForm()),
        Arguments.of("application-form-440000", SamplePapers.guangdongForm()),
        Arguments.of("authorisation", SamplePapers.authorisation()),
        Arguments.of("agreement", SamplePapers.agreement()),
        Arguments.of("receipt-corrected", SamplePapers.corrected()),
        Arguments.of("collection", SamplePapers.collection()),
        Arguments.of("collection-own", SamplePapers.ownTokenBack()),
        Arguments.of("destruction", SamplePapers.destruction()),
        Arguments.of("destruction-void", SamplePapers.voidDestruction()));
  }

  @Test
  void every_template_has_its_picture() throws IOException {
    try (Stream<Path> templates = Files.list(TEMPLATES)) {
      assertThat(
              templates
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".xhtml"))
                  .map(name -> name.replace(".xhtml", ""))
                  .filter(name -> !PARTS.contains(name)))
          .containsExactlyInAnyOrderElementsOf(
              papers().map(row -> ((Paper) row.get()[1]).template()).distinct().toList());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("papers")
  void looks_as_it_was_accepted(String name, Paper paper) throws IOException {
    List<byte[]> pages = PdfPreview.pages(SamplePapers.PRESS.print(paper), 2, DPI);
    for (int page = 1; page <= pages.size(); page++) {
      Path golden = GOLDEN.resolve(name + "-" + page + ".png");
      Path actual = ACTUAL.resolve(golden.getFileName());
      Files.createDirectories(ACTUAL);
      Files.write(actual, pages.get(page - 1));
      if (Boolean.getBoolean("papers.accept")) {
        Files.write(golden, pages.get(page - 1));
      }
      assertThat(difference(Files.readAllBytes(golden), pages.get(page - 1)))
          .as("share of pixels of %s that differ from %s", actual, golden)
          .isLessThan(SHARE);
    }
  }

  private static double difference(byte[] expected, byte[] actual) throws IOException {
    BufferedImage one = ImageIO.read(new ByteArrayInputStream(expected));
    BufferedImage other = ImageIO.read(new ByteArrayInputStream(actual));
    assertThat(List.of(other.getWidth(), other.getHeight()))
        .isEqualTo(List.of(one.getWidth(), one.getHeight()));
    Raster left = one.getRaster();
    Raster right = other.getRaster();
    int different = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        if (Math.abs(left.getSample(x, y, 0) - right.getSample(x, y, 0)) > SHADES) {
          different++;
        }
      }
    }
    return (double) different / (one.getWidth() * one.getHeight());
  }
}
