package org.certbureau.certificate;

import java.time.DateTimeException;
import java.time.Instant;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/** The last row of the page before: searches are walked by key, never by offset. */
record PairCursor(Instant end, String job) {
  static PairCursor behind(PairView last) {
    return new PairCursor(last.notAfter(), last.job());
  }

  /**
   * @return null for no text: the first page
   */
  static PairCursor of(String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    int bar = text.indexOf('_');
    try {
      return new PairCursor(
          Instant.ofEpochMilli(Long.parseLong(text.substring(0, Math.max(bar, 0)))),
          text.substring(bar + 1));
    } catch (DateTimeException | NumberFormatException unreadable) {
      throw new RuleViolation(Problem.of("certificate.cursor", "after", text));
    }
  }

  @Override
  public String toString() {
    return end.toEpochMilli() + "_" + job;
  }
}
