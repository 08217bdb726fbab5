package org.certbureau.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.samskivert.mustache.MustacheException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.Problem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaperPressTest {
  private static final PaperPress PRESS = SamplePapers.PRESS;

  private static final List<String> TEMPLATES =
      List.of(
          "agreement.xhtml",
          "application-form.xhtml",
          "authorisation.xhtml",
          "head.xhtml",
          "receipt.xhtml",
          "style.xhtml");

  /** Of Extension I: in no font of ours. */
  private static final String RAREST = "\ud87a\udff0";

  private static byte[] longPaper;

  @BeforeAll
  static void printLongPaper() {
    longPaper = PRESS.print(SamplePapers.receipt("甲", "乙", SamplePapers.hundredFees(), null));
  }

  @Test
  void a_paper_can_be_searched_and_carries_its_fonts() {
    PressedPaper paper = PressedPaper.read(PRESS.print(SamplePapers.receipt()));
    assertThat(paper.text()).contains("受理回执", "长沙澄岚包装材料有限公司", "91430100MA4L00011K");
    assertThat(paper.fontsEmbedded()).isTrue();
    assertThat(paper.fonts())
        .hasSize(2)
        .allMatch(name -> name.matches("[A-Z]{6}\\+NotoSansSC-(Regular|Bold)"));
  }

  @Test
  void every_page_bears_number_version_and_place() {
    int pages = PressedPaper.read(longPaper).pages();
    assertThat(pages).isGreaterThan(2);
    for (int page = 1; page <= pages; page++) {
      assertThat(PressedPaper.page(longPaper, page))
          .contains("受理号 CS-20261122-000318", "第 1 版", "第 " + page + " 页 / 共 " + pages + " 页");
    }
  }

  @Test
  void a_table_repeats_its_head_on_every_page_it_reaches() {
    assertThat(PressedPaper.page(longPaper, 2)).contains("收费项目", "金额（元）");
    assertThat(PressedPaper.page(longPaper, 3)).contains("收费项目", "金额（元）");
  }

  @Test
  void what_is_copied_from_a_paper_is_what_was_printed() {
    String holder = "金用一人页（〈长〉）　office@fluffy.example.cn·—…﹏①￥";
    Receipt receipt = SamplePapers.receipt(holder, "王", SamplePapers.fees(), null);
    assertThat(PressedPaper.read(PRESS.print(receipt)).text()).contains(holder);
  }

  @Test
  void a_radical_is_printed_as_the_ideograph_it_looks_like() {
    Receipt receipt = SamplePapers.receipt("⻚⽤⾦", "王", SamplePapers.fees(), null);
    assertThat(PressedPaper.read(PRESS.print(receipt)).text()).contains("页用金");
  }

  @Test
  void rare_characters_of_names_are_printed() {
    String name = "㛃龑昇𬱖𫖯〇Ərkin𠮷𠀋𮯠";
    Receipt receipt =
        SamplePapers.receipt("长沙", name, SamplePapers.fees(), SamplePapers.settlement());
    assertThat(PressedPaper.read(PRESS.print(receipt)).text()).contains(name);
  }

  @Test
  void a_character_that_no_font_has_leaves_a_gap_with_its_code_and_the_rest_in_order() {
    Receipt receipt =
        SamplePapers.receipt("长沙" + RAREST + "行", "王" + RAREST, SamplePapers.fees(), null);
    assertThat(PressedPaper.read(PRESS.print(receipt)).text().replaceAll("[\\s\u00a0]", ""))
        .contains("申请人长沙U+2EBF0行统一", "经办人王U+2EBF0138****8000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000",
        "\u0007",
        "\u200b",
        "\ufffe",
        "\ufffd",
        "\ue863",
        "\ud840",
        "\udc00",
        "葛\udb40\udd00",
        "\u202e",
        "😀",
        "བསྟན་འཛིན",
        "ئايگۈل",
        "ᠮᠣᠩᠭᠣᠯ",
        "\u0301",
        "𲎯",
        "\udbff\udffd"
      })
  void no_character_stops_a_print(String character) {
    String name = "王" + character;
    Receipt receipt =
        SamplePapers.receipt(
            "长" + character + "沙",
            name,
            SamplePapers.fees(),
            new Receipt.Settlement(character, name, name, Instant.EPOCH));
    assertThat(PressedPaper.read(PRESS.print(receipt)).text()).contains("受理回执", "王");
    Authorisation.Agent agent = new Authorisation.Agent(name, character, character, character);
    Authorisation letter = SamplePapers.authorisation();
    assertThat(
            PressedPaper.read(
                    PRESS.print(
                        new Authorisation(
                            character,
                            character,
                            letter.caseNumber(),
                            letter.tracking(),
                            1,
                            name,
                            name,
                            character,
                            name,
                            agent,
                            List.of(name),
                            List.of(name))))
                .text())
        .contains("王", "法定代表人");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Korean,      \ud64d\uae38\ub3d9",
    "Yi,          \ua188\ua320\ua3c5",
    "Lisu,        \ua4e1\ua4ec\ua4d0",
    "Tai Le,      \u1956\u196d\u1970",
    "New Tai Lue, \u1985\u19b1\u1980",
    "Cyrillic,    \u04d8\u0440\u043a\u0456\u043d",
    "Latin,       \u018frkin"
  })
  void a_name_in_a_script_whose_letters_stand_side_by_side_is_printed(String script, String name) {
    assertThat(PRESS.gaps(name)).isEmpty();
    PressedPaper paper =
        PressedPaper.read(
            PRESS.print(
                SamplePapers.receipt(
                    name, "王" + name, SamplePapers.fees(), SamplePapers.settlement())));
    assertThat(paper.text()).contains(name, "王" + name);
    assertThat(paper.fontsEmbedded()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Uyghur,    \u0626\u06c7\u064a\u063a\u06c7\u0631",
    "Tibetan,   \u0f56\u0f7c\u0f51",
    "Mongolian, \u182e\u1823\u1829"
  })
  void a_name_in_a_script_whose_letters_join_leaves_gaps_since_no_letter_is_shaped(
      String script, String name) {
    String told = Messages.text(Locale.SIMPLIFIED_CHINESE, PRESS.gaps("王" + name).orElseThrow());
    name.codePoints().forEach(letter -> assertThat(told).contains("U+%04X".formatted(letter)));
  }

  /** Where a line is full the next gap begins another: none runs over the paper's edge. */
  @Test
  void many_gaps_in_a_row_stay_on_the_paper() throws IOException {
    byte[] pdf =
        PRESS.print(
            new ServiceAgreement(
                "协议",
                "",
                SamplePapers.CASE,
                SamplePapers.TRACKING,
                1,
                "1",
                RAREST.repeat(60) + "A".repeat(120),
                "乙方",
                List.of("条款"),
                List.of()));
    BufferedImage page =
        ImageIO.read(new ByteArrayInputStream(PdfPreview.pages(pdf, 1, 72).get(0)));
    // the margin is 16 mm
    int edge = page.getWidth() - 44;
    for (int y = 0; y < page.getHeight(); y++) {
      for (int x = edge; x < page.getWidth(); x++) {
        assertThat(page.getRaster().getSample(x, y, 0)).as("at %d, %d", x, y).isGreaterThan(200);
      }
    }
    assertThat(PressedPaper.read(pdf).text().replaceAll("\\s", ""))
        .contains("U+2EBF0U+2EBF0", "AAAA");
  }

  @Test
  void whoever_types_a_text_is_told_of_its_gaps() {
    assertThat(PRESS.gaps("㛃龑昇𬱖𫖯〇 ⽤ A-1")).isEmpty();
    Problem gaps = PRESS.gaps("王" + RAREST + RAREST + "\u0007").orElseThrow();
    assertThat(Messages.text(Locale.SIMPLIFIED_CHINESE, gaps))
        .contains(RAREST + " U+2EBF0、U+0007：");
    assertThat(Messages.text(Locale.ENGLISH, gaps)).contains(RAREST + " U+2EBF0, U+0007: ");
  }

  @Test
  void the_words_of_the_templates_have_no_gaps() throws IOException {
    Fonts fonts = Fonts.load(null);
    for (String template : TEMPLATES) {
      String words = Files.readString(Path.of("src/main/resources/papers", template));
      assertThat(words.codePoints().filter(c -> !fonts.show(c)).mapToObj(Character::toString))
          .as(template)
          .isEmpty();
    }
  }

  @Test
  void values_are_printed_as_they_are_and_never_read_as_markup() {
    String holder = "<b>甲</b> & \"乙\" 'c' `d` = {{total}} </td><img src=\"file:///etc/passwd\"/>";
    Receipt receipt = SamplePapers.receipt(holder, "王", SamplePapers.fees(), null);
    assertThat(PressedPaper.read(PRESS.print(receipt)).text().replaceAll("\\s", ""))
        .contains(holder.replaceAll("\\s", ""));
  }

  @Test
  void a_word_longer_than_its_cell_is_broken_and_stays_inside() {
    Receipt receipt = SamplePapers.receipt("A".repeat(300), "王", SamplePapers.fees(), null);
    String text = PressedPaper.read(PRESS.print(receipt)).text();
    assertThat(text.lines().filter(line -> line.contains("AAA")).count()).isGreaterThan(2);
  }

  @Test
  void the_same_paper_gives_the_same_bytes() {
    assertThat(PRESS.print(SamplePapers.receipt())).isEqualTo(PRESS.print(SamplePapers.receipt()));
  }

  @Test
  void many_papers_are_printed_at_a_time() throws Exception {
    byte[] expected = PRESS.print(SamplePapers.receipt());
    Callable<byte[]> print = () -> PRESS.print(SamplePapers.receipt());
    ExecutorService clerks = Executors.newFixedThreadPool(8);
    try {
      for (Future<byte[]> paper :
          clerks.invokeAll(IntStream.range(0, 24).mapToObj(i -> print).toList())) {
        assertThat(paper.get()).isEqualTo(expected);
      }
    } finally {
      clerks.shutdownNow();
    }
  }

  @Test
  void a_template_that_names_what_the_paper_lacks_fails() {
    Paper hollow = () -> "receipt";
    assertThatThrownBy(() -> PRESS.print(hollow)).isInstanceOf(MustacheException.class);
  }

  @Test
  void a_preview_shows_the_first_pages_only() {
    assertThat(PdfPreview.pages(longPaper, 2, 40))
        .hasSize(2)
        .allSatisfy(png -> assertThat(png).startsWith(0x89, 'P', 'N', 'G'));
  }
}
