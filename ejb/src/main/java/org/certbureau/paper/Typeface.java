package org.certbureau.paper;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * One font, parsed.
 *
 * <p>A font lets an ideograph share its glyph with a look-alike: 用 with the radical ⽤ (U+2F64), 〈
 * (U+3008) with 〈 (U+2329). On the way back, from the glyphs of a PDF to text, the lower number
 * wins, and what is searched or copied is not what was written. So the look-alikes are taken out of
 * the font, and {@link #plain} puts the ideograph in their place.
 */
final class Typeface {
  // all look-alikes lie among the symbols and radicals, all that they look like lies above
  private static final int FIRST_LOOK_ALIKE = 0x2000;
  private static final int FIRST_IDEOGRAPHIC = 0x3000;
  // planes 0 to 3: what lies above is no writing
  private static final int LAST_CHARACTER = 0x3FFFF;

  // warns of variation sequences, which no paper uses; held, or the level would be forgotten
  private static final Logger CHARACTER_MAPS =
      Logger.getLogger("org.apache.fontbox.ttf.CmapSubtable");

  static {
    CHARACTER_MAPS.setLevel(Level.SEVERE);
  }

  private final TrueTypeFont font;
  private final byte[] postScript;
  private final int first;
  private final CmapLookup glyphs;
  private final Map<Integer, Integer> lookAlikes;

  /**
   * @param postScript the file of a font with such outlines; null for one of TrueType
   */
  private Typeface(
      TrueTypeFont font, byte[] postScript, int first, Map<Integer, Integer> lookAlikes)
      throws IOException {
    this.font = font;
    this.postScript = postScript;
    this.first = first;
    this.glyphs = font.getUnicodeCmapLookup();
    this.lookAlikes = Map.copyOf(lookAlikes);
  }

  /**
   * Parses a {@code .ttf} or {@code .otf} file, or the first font of a collection.
   *
   * @throws IOException for anything else
   */
  static Typeface parse(byte[] fontFile) throws IOException {
    byte[] file = FontFile.single(fontFile);
    byte[] postScript = FontFile.isPostScript(file) ? file : null;
    TreeMap<Integer, Integer> kept = new TreeMap<>();
    Map<Integer, Integer> lookAlikes = new HashMap<>();
    try (TrueTypeFont original = read(file)) {
      CmapLookup glyphs = original.getUnicodeCmapLookup();
      for (int character = 0; character <= LAST_CHARACTER; character++) {
        int glyph = glyphs.getGlyphId(character);
        if (glyph != 0) {
          OptionalInt ideograph = ideograph(character, glyph, glyphs);
          if (ideograph.isPresent()) {
            lookAlikes.put(character, ideograph.getAsInt());
          } else {
            kept.put(character, glyph);
          }
        }
      }
      if (kept.isEmpty()) {
        throw new IOException("a font without characters");
      }
      return new Typeface(
          read(CharacterMap.replace(file, kept)), postScript, kept.firstKey(), lookAlikes);
    }
  }

  boolean has(int character) {
    return glyphs.getGlyphId(character) != 0;
  }

  /** The character that stands for this one in this font; mostly itself. */
  int plain(int character) {
    return lookAlikes.getOrDefault(character, character);
  }

  /**
   * The font for one document, to be embedded as far as it is used there.
   *
   * @param characters all that the document may ask of it
   */
  PDType0Font in(PDDocument document, Set<Integer> characters) throws IOException {
    TrueTypeFont embedded =
        postScript == null
            ? font
            : read(Outlines.trueType((OpenTypeFont) font, postScript, characters));
    return PDType0Font.load(document, embedded, true);
  }

  /**
   * Tries it before a name needs it.
   *
   * @throws IOException where it cannot be embedded, or may not
   */
  void prove() throws IOException {
    try (PDDocument proof = new PDDocument()) {
      in(proof, Set.of(first));
    }
  }

  private static TrueTypeFont read(byte[] file) throws IOException {
    RandomAccessReadBuffer bytes = new RandomAccessReadBuffer(file);
    return FontFile.isPostScript(file)
        ? new OTFParser().parse(bytes)
        : new TTFParser().parse(bytes);
  }

  private static OptionalInt ideograph(int character, int glyph, CmapLookup glyphs) {
    return character < FIRST_LOOK_ALIKE || character >= FIRST_IDEOGRAPHIC
        ? OptionalInt.empty()
        : glyphs.getCharCodes(glyph).stream()
            .mapToInt(Integer::intValue)
            .filter(sharer -> sharer >= FIRST_IDEOGRAPHIC)
            .min();
  }
}
