package org.certbureau.certificate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;

/**
 * A certificate line as it stands now.
 *
 * @param id under which it is kept; nobody's to know outside the house
 * @param openedBy the case that applied for it
 * @param holder whose it is
 * @param pastEnd whether its end has come; a hold outlives it (A-X2)
 * @param chip the token that carries the pair in force; null while there is none
 * @param firstIssue when the first certificate on that token was issued; null while there is none
 * @param inForce the pair in force, or the newest where there is none; null where none was made
 * @param pairs all that are or were in force, the first one first
 * @param hold the hold that is on it; null while there is none
 * @param endedBy the case that ended it; null unless ended
 * @param endReason code of the policy's reason; null unless ended
 */
public record LineView(
    long id,
    LineNumber number,
    RegionCode region,
    CaseNumber openedBy,
    Instant openedAt,
    Holder holder,
    LineStanding standing,
    boolean pastEnd,
    String chip,
    Instant firstIssue,
    PairView inForce,
    List<PairView> pairs,
    HoldView hold,
    CaseNumber endedBy,
    Instant endedAt,
    String endReason) {

  /** Until when the pair in force is valid. */
  public Optional<Instant> end() {
    return Optional.ofNullable(inForce).map(PairView::notAfter);
  }
}
