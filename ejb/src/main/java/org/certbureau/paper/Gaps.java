package org.certbureau.paper;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import java.util.function.IntPredicate;

/**
 * Writes values into XHTML, with a framed gap and the code point for each character that no font
 * shows: the paper is printed all the same, and the character is written in by hand.
 */
final class Gaps implements Mustache.Escaper {
  private final IntPredicate shown;

  Gaps(IntPredicate shown) {
    this.shown = shown;
  }

  @Override
  public String escape(String raw) {
    return raw.codePoints().allMatch(shown) ? Escapers.HTML.escape(raw) : withGaps(raw);
  }

  /** Each run of text has its span: a bare text beside a span would come first when copied. */
  private String withGaps(String raw) {
    StringBuilder xhtml = new StringBuilder();
    StringBuilder run = new StringBuilder();
    raw.codePoints()
        .forEach(
            character -> {
              if (shown.test(character)) {
                run.appendCodePoint(character);
              } else {
                end(run, xhtml);
                xhtml.append(
                    "<span class=\"gap\"><span class=\"frame\">&#160;</span><span class=\"code\">"
                        + code(character)
                        + "</span></span>");
              }
            });
    end(run, xhtml);
    return xhtml.toString();
  }

  private static void end(StringBuilder run, StringBuilder xhtml) {
    if (!run.isEmpty()) {
      xhtml.append("<span>").append(Escapers.HTML.escape(run.toString())).append("</span>");
      run.setLength(0);
    }
  }

  /** For a sentence: the character, where it can be said at all, and its code. */
  static String named(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE ->
          code(character);
      default -> Character.toString(character) + " " + code(character);
    };
  }

  /** {@code U+2EBF0}. */
  static String code(int character) {
    return "U+%04X".formatted(character);
  }
}
