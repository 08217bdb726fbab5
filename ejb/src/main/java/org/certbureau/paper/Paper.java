package org.certbureau.paper;

import java.time.Instant;
import java.util.Locale;
import org.certbureau.kernel.calendar.China;

/**
 * One paper, ready to be printed. Its record components and methods are what the template may name;
 * money, days and moments are written out in the template's one format ({@link PaperText}).
 */
public interface Paper {
  /** Papers are handed out and filed in Chinese, whatever the screen speaks. */
  Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

  /** A day within a sentence, as papers write days. */
  static String day(Instant moment) {
    return PaperText.of(moment.atZone(China.ZONE).toLocalDate());
  }

  /** Likewise with its time. */
  static String moment(Instant moment) {
    return PaperText.of(moment);
  }

  /** The template: {@code papers/<name>.xhtml}. */
  String template();
}
