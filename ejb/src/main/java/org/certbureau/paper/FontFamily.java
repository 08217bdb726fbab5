package org.certbureau.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/** A font by the name that the stylesheet knows, in its two weights. */
final class FontFamily {
  private static final int MOST = Character.MAX_CODE_POINT;
  private static final Span EVERYTHING = new Span(0, MOST);

  static final FontFamily HAN =
      new FontFamily("han", EVERYTHING, own("NotoSansSC-Regular.ttf"), own("NotoSansSC-Bold.ttf"));

  /** Letters of other alphabets, as names of the nationalities have them: Ərkin. */
  static final FontFamily ALPHABETS =
      new FontFamily(
          "alphabets", EVERYTHING, own("NotoSans-Regular.ttf"), own("NotoSans-Bold.ttf"));

  /** A big file for a rare need: it is read with the first character that only it may have. */
  static final FontFamily RARE = single("rare", "HanaMinB.ttf", new Span(0x20000, MOST));

  /**
   * Scripts of nationalities whose letters stand beside one another as they are typed, each read
   * with the first of its letters: 朝鲜族, 彝族, 傈僳族, and the two of the 傣族.
   */
  static final List<FontFamily> SCRIPTS =
      List.of(
          single("korean", "NotoSansKR-Regular.ttf", new Span(0xAC00, 0xD7A3)),
          single("yi", "NotoSansYi-Regular.ttf", new Span(0xA000, 0xA4CF)),
          single("lisu", "NotoSansLisu-Regular.ttf", new Span(0xA4D0, 0xA4FF)),
          single("tai-le", "NotoSansTaiLe-Regular.ttf", new Span(0x1950, 0x197F)),
          single("new-tai-lue", "NotoSansNewTaiLue-Regular.ttf", new Span(0x1980, 0x19DF)));

  private final String name;
  private final Span span;
  private final Supplier<Typeface> regular;
  private final Supplier<Typeface> bold;

  /** The characters that are looked for in it. */
  private record Span(int from, int to) {
    boolean has(int character) {
      return from <= character && character <= to;
    }
  }

  private FontFamily(String name, Span span, Supplier<Typeface> regular, Supplier<Typeface> bold) {
    this.name = name;
    this.span = span;
    this.regular = regular;
    this.bold = bold;
  }

  private static FontFamily single(String name, String file, Span span) {
    Supplier<Typeface> one = own(file);
    return new FontFamily(name, span, one, one);
  }

  /** The one weight there is serves for both: a made-up bold would smear rare characters. */
  static FontFamily of(String name, Typeface typeface) {
    return new FontFamily(name, EVERYTHING, () -> typeface, () -> typeface);
  }

  String name() {
    return name;
  }

  Typeface regular() {
    return regular.get();
  }

  Typeface bold() {
    return bold.get();
  }

  /** Read at the start, not with the first paper. */
  FontFamily opened() {
    regular();
    bold();
    return this;
  }

  /** In either weight: a text may stand in both. */
  boolean has(int character) {
    return span.has(character) && regular().has(character) && bold().has(character);
  }

  private static Supplier<Typeface> own(String name) {
    return new OnceRead(name);
  }

  /** Of our own files, which every press of this program shares. */
  private static final class OnceRead implements Supplier<Typeface> {
    private final String name;
    private Typeface typeface;

    OnceRead(String name) {
      this.name = name;
    }

    @Override
    public synchronized Typeface get() {
      if (typeface == null) {
        typeface = read();
      }
      return typeface;
    }

    private Typeface read() {
      try (InputStream file = OwnFile.open("papers/fonts/" + name)) {
        return Typeface.parse(file.readAllBytes());
      } catch (IOException unreadable) {
        throw new UncheckedIOException(name, unreadable);
      }
    }
  }
}
