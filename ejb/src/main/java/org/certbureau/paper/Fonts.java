package org.certbureau.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * The fonts on our papers: Noto Sans SC in two weights, then whatever fonts the operator adds for
 * the rare characters of names (生僻字) that it lacks, then our own for letters of other alphabets,
 * for scripts of nationalities, and for the ideographs of Extension B to F.
 *
 * <p>Parsed once, read by many prints at a time.
 */
final class Fonts {
  private static final int REGULAR = 400;
  private static final int BOLD = 700;

  private static final Set<Character.UnicodeScript> JOINED =
      EnumSet.of(
          Character.UnicodeScript.ARABIC,
          Character.UnicodeScript.TIBETAN,
          Character.UnicodeScript.MONGOLIAN,
          Character.UnicodeScript.PHAGS_PA,
          Character.UnicodeScript.MIAO,
          Character.UnicodeScript.TAI_THAM);

  private final List<FontFamily> families;

  private Fonts(List<FontFamily> families) {
    this.families = List.copyOf(families);
  }

  /**
   * Loads our own fonts, and those of a directory.
   *
   * @param extra holds {@code .ttf}, {@code .otf} and {@code .ttc} files, taken in the order of
   *     their names; or null
   * @throws UncheckedIOException where one of them cannot be read or embedded: better at the start
   *     than when a name needs it
   */
  static Fonts load(Path extra) {
    List<FontFamily> families = new ArrayList<>();
    families.add(FontFamily.HAN.opened());
    List<Path> files = extra == null ? List.of() : fontFiles(extra);
    for (Path file : files) {
      families.add(FontFamily.of("extra" + families.size(), parse(file)));
    }
    families.add(FontFamily.ALPHABETS);
    families.addAll(FontFamily.SCRIPTS);
    families.add(FontFamily.RARE);
    return new Fonts(families);
  }

  /** The value of {@code font-family}, first choice first. */
  String families() {
    return families.stream().map(FontFamily::name).collect(Collectors.joining(", "));
  }

  /** The text with the characters that our fonts print, and that can be searched afterwards. */
  String plain(String text) {
    Typeface first = families.get(0).regular();
    int[] characters = text.codePoints().map(first::plain).toArray();
    return new String(characters, 0, characters.length);
  }

  /**
   * Whether a paper shows it, in either weight. For a character that it lacks a font prints a sign
   * of its own, or nothing, and nobody notices until a name stands wrong on an official paper.
   */
  boolean show(int character) {
    return isLayout(character) || family(families.get(0).regular().plain(character)).isPresent();
  }

  private static boolean isLayout(int character) {
    return character == '\n' || character == '\r' || character == '\t';
  }

  /**
   * Of a script whose letters change their shape or place with their neighbours. The renderer draws
   * one letter beside the other, which is no name: a gap is better, whatever font was added.
   */
  private static boolean isJoined(int character) {
    return JOINED.contains(Character.UnicodeScript.of(character));
  }

  private Optional<FontFamily> family(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> Optional.empty();
      default ->
          isJoined(character)
              ? Optional.empty()
              : families.stream().filter(family -> family.has(character)).findFirst();
    };
  }

  /**
   * Makes known to one print what it needs.
   *
   * @param text all that stands on the paper
   */
  void offer(PdfRendererBuilder builder, PDDocument document, String text) throws IOException {
    Map<FontFamily, Set<Integer>> needed = new LinkedHashMap<>();
    needed.put(families.get(0), new TreeSet<>());
    text.codePoints()
        .distinct()
        .forEach(
            character ->
                family(character)
                    .ifPresent(
                        family ->
                            needed
                                .computeIfAbsent(family, unused -> new TreeSet<>())
                                .add(character)));
    for (Map.Entry<FontFamily, Set<Integer>> entry : needed.entrySet()) {
      FontFamily family = entry.getKey();
      offer(builder, family, REGULAR, family.regular().in(document, entry.getValue()));
      offer(builder, family, BOLD, family.bold().in(document, entry.getValue()));
    }
  }

  private static void offer(
      PdfRendererBuilder builder, FontFamily family, int weight, PDFont font) {
    builder.useFont(new PDFontSupplier(font), family.name(), weight, FontStyle.NORMAL, true);
  }

  private static List<Path> fontFiles(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Fonts::isFont).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("fonts in " + directory, unreadable);
    }
  }

  private static boolean isFont(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Stream.of(".ttf", ".otf", ".ttc", ".otc").anyMatch(name::endsWith);
  }

  private static Typeface parse(Path file) {
    try {
      Typeface typeface = Typeface.parse(Files.readAllBytes(file));
      typeface.prove();
      return typeface;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("font " + file, unreadable);
    }
  }
}
