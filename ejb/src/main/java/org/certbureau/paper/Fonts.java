package org.certbureau.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The fonts on our papers: Noto Sans SC in two weights, then whatever TrueType fonts the operator
 * adds for the rare characters of names (生僻字) that it lacks.
 *
 * <p>Parsed once, read by many prints at a time.
 */
final class Fonts {
  private static final int REGULAR = 400;
  private static final int BOLD = 700;

  private record Face(String family, int weight, Typeface typeface) {}

  private final List<Face> faces;

  private Fonts(List<Face> faces) {
    this.faces = List.copyOf(faces);
  }

  /**
   * Loads our own fonts, and those of a directory.
   *
   * @param extra holds {@code .ttf} files, taken in the order of their names; or null
   * @throws UncheckedIOException where one of them cannot be read: better at the start than when a
   *     name needs it
   */
  static Fonts load(Path extra) {
    List<Face> faces = new ArrayList<>();
    faces.add(new Face("han", REGULAR, Own.REGULAR));
    faces.add(new Face("han", BOLD, Own.BOLD));
    List<Path> files = extra == null ? List.of() : fontFiles(extra);
    for (Path file : files) {
      // the one weight there is serves for both: a made-up bold would smear rare characters
      String family = "extra" + faces.size();
      Typeface typeface = parse(file);
      faces.add(new Face(family, REGULAR, typeface));
      faces.add(new Face(family, BOLD, typeface));
    }
    return new Fonts(faces);
  }

  /** The value of {@code font-family}, first choice first. */
  String families() {
    return faces.stream().map(Face::family).distinct().collect(Collectors.joining(", "));
  }

  /** The text with the characters that our fonts print, and that can be searched afterwards. */
  String plain(String text) {
    Typeface first = faces.get(0).typeface;
    int[] characters = text.codePoints().map(first::plain).toArray();
    return new String(characters, 0, characters.length);
  }

  /**
   * Whether a paper shows it, in either weight. For a character that it lacks a font prints a sign
   * of its own, or nothing, and nobody notices until a name stands wrong on an official paper.
   */
  boolean show(int character) {
    if (character == '\n' || character == '\r' || character == '\t') {
      return true;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
      default -> covered(faces.get(0).typeface.plain(character));
    };
  }

  /** Makes every face known to one print. */
  void offer(PdfRendererBuilder builder, PDDocument document) throws IOException {
    for (Face face : faces) {
      PDFontSupplier font = new PDFontSupplier(face.typeface.in(document));
      builder.useFont(font, face.family, face.weight, FontStyle.NORMAL, true);
    }
  }

  private boolean covered(int character) {
    return Stream.of(REGULAR, BOLD)
        .allMatch(
            weight ->
                faces.stream()
                    .anyMatch(face -> face.weight == weight && face.typeface.has(character)));
  }

  private static List<Path> fontFiles(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(f -> f.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".ttf"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("fonts in " + directory, unreadable);
    }
  }

  /** Read when they are first needed, and once. */
  private static final class Own {
    private static final Typeface REGULAR = own("NotoSansSC-Regular.ttf");
    private static final Typeface BOLD = own("NotoSansSC-Bold.ttf");

    private Own() {}
  }

  private static Typeface own(String name) {
    try (InputStream file = Fonts.class.getResourceAsStream("/papers/fonts/" + name)) {
      return Typeface.parse(file.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(name, unreadable);
    }
  }

  private static Typeface parse(Path file) {
    try {
      return Typeface.parse(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("font " + file, unreadable);
    }
  }
}
