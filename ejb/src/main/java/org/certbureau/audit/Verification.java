package org.certbureau.audit;

import java.util.Locale;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.Problem;

/**
 * What a verification found.
 *
 * @param intact whether nothing is broken
 * @param entries how many sealed entries were read
 * @param waiting how many entries are not sealed yet; more than a few mean that no sealer runs
 * @param anchors how many anchors were compared, those outside the database included
 * @param broken the first broken place; null where intact
 */
public record Verification(
    boolean intact, long entries, long waiting, long anchors, Problem broken) {
  static Verification intact(long entries, long waiting, long anchors) {
    return new Verification(true, entries, waiting, anchors, null);
  }

  static Verification broken(long entries, long waiting, long anchors, Problem what) {
    return new Verification(false, entries, waiting, anchors, what);
  }

  /** The first broken place in words that name it; empty where intact. */
  public String brokenInWords(Locale locale) {
    return broken == null ? "" : Messages.text(locale, broken);
  }
}
