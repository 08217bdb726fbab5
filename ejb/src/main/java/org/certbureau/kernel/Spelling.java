package org.certbureau.kernel;

import java.text.Normalizer;
import java.util.Locale;

/** Tells whether two people have typed the same. */
public final class Spelling {
  /** The interpuncts of names, and the full stops that are typed for them. */
  static final String DOTS = ".．。﹒｡·・･•‧∙⋅⸱ꞏ●‣᛫";

  private Spelling() {}

  /**
   * By what two spellings of a name or of a slip's number are known to be one: banks and terminals
   * change width and case, lose blanks and dashes, and have one dot for another (A-G15). Brackets
   * and whatever else stands in it count.
   */
  public static String key(String typed) {
    String text =
        Normalizer.normalize(FreeText.cleaned(typed), Normalizer.Form.NFKC)
            .toUpperCase(Locale.ROOT);
    StringBuilder key = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !Typed.isBlank(c) && !Typed.isDash(c) && DOTS.indexOf(c) < 0)
        .forEach(key::appendCodePoint);
    return key.toString();
  }
}
