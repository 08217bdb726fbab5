package org.certbureau.application.line;

import java.time.Instant;
import java.util.Optional;
import org.certbureau.certificate.LineView;

/**
 * A certificate as it was before what is applied for: what goes on from it is reckoned from that.
 *
 * @param end of the pair in force
 * @param chip the token that carried it; null where none was known
 * @param firstIssue when the first certificate on that token was issued; null where none is known
 */
public record LineBefore(Instant end, String chip, Instant firstIssue) {
  /** Nothing where it never had a pair. */
  public static Optional<LineBefore> of(LineView line) {
    return line.end().map(end -> new LineBefore(end, line.chip(), line.firstIssue()));
  }
}
