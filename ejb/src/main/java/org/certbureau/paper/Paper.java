package org.certbureau.paper;

import java.util.Locale;

/**
 * One paper, ready to be printed. Its record components and methods are what the template may name;
 * money, days and moments are written out in the template's one format ({@link PaperText}).
 */
public interface Paper {
  /** Papers are handed out and filed in Chinese, whatever the screen speaks. */
  Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

  /** The template: {@code papers/<name>.xhtml}. */
  String template();
}
