package org.certbureau.paper;

/**
 * One paper, ready to be printed. Its record components and methods are what the template may name;
 * money, days and moments are written out in the template's one format ({@link PaperText}).
 */
public interface Paper {
  /** The template: {@code papers/<name>.xhtml}. */
  String template();
}
