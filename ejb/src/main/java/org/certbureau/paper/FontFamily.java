package org.certbureau.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** A font by the name that the stylesheet knows, in its two weights. */
final class FontFamily {
  static final FontFamily HAN =
      new FontFamily("han", 0, own("NotoSansSC-Regular.ttf"), own("NotoSansSC-Bold.ttf"));

  /** Letters of other alphabets, as names of the nationalities have them: Ərkin. */
  static final FontFamily ALPHABETS =
      new FontFamily("alphabets", 0, own("NotoSans-Regular.ttf"), own("NotoSans-Bold.ttf"));

  private static final int EXTENSION_B = 0x20000;

  /** A big file for a rare need: it is read with the first character that only it may have. */
  static final FontFamily RARE = rare();

  private final String name;
  private final int from;
  private final Supplier<Typeface> regular;
  private final Supplier<Typeface> bold;

  /**
   * @param from the first character that is looked for in it
   */
  private FontFamily(String name, int from, Supplier<Typeface> regular, Supplier<Typeface> bold) {
    this.name = name;
    this.from = from;
    this.regular = regular;
    this.bold = bold;
  }

  private static FontFamily rare() {
    Supplier<Typeface> one = own("HanaMinB.ttf");
    return new FontFamily("rare", EXTENSION_B, one, one);
  }

  /** The one weight there is serves for both: a made-up bold would smear rare characters. */
  static FontFamily of(String name, Typeface typeface) {
    return new FontFamily(name, 0, () -> typeface, () -> typeface);
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
    return character >= from && regular().has(character) && bold().has(character);
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
      try (InputStream file = FontFamily.class.getResourceAsStream("/papers/fonts/" + name)) {
        return Typeface.parse(file.readAllBytes());
      } catch (IOException unreadable) {
        throw new UncheckedIOException(name, unreadable);
      }
    }
  }
}
