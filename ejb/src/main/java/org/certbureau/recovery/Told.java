package org.certbureau.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kmc.FormerRefusal;
import org.certbureau.kmc.Quorum;
import org.certbureau.kmc.RecoveryOrder;
import org.certbureau.kmc.Standing;

/**
 * A request, as the key centre has written it down and as it stands in the bureau.
 *
 * @param request the bureau's row; null where there is none any more
 * @param standing the centre's; null where it opened none
 * @param order what officers are asked; null where nobody can tell any more
 * @param quorum what officers have said
 * @param finding null where the one says what the other does
 */
record Told(
    String job,
    RecoveryRequest request,
    Standing standing,
    RecoveryOrder order,
    Quorum quorum,
    Finding finding) {
  private static final Quorum NOTHING_KNOWN = new Quorum(Quorum.State.FORGED, List.of());

  Told {
    quorum = quorum == null ? NOTHING_KNOWN : quorum;
  }

  Told but(Finding other) {
    return new Told(job, request, standing, order, quorum, other);
  }

  /** Of that number its job is named; null where it is named like none. */
  CaseNumber caseNumber() {
    return order == null
        ? CaseNumber.find(job.substring(0, Math.max(0, job.lastIndexOf('-')))).orElse(null)
        : order.caseNumber();
  }

  /** Null where nobody can tell. */
  RegionCode region() {
    return order == null ? row().map(RecoveryRequest::auditRegion).orElse(null) : order.region();
  }

  private Optional<RecoveryRequest> row() {
    return Optional.ofNullable(request);
  }

  String certificate() {
    return order == null
        ? row().map(RecoveryRequest::certificate).orElse(null)
        : order.certificate();
  }

  String chip() {
    return order == null ? row().map(RecoveryRequest::chip).orElse(null) : order.recipient().chip();
  }

  Optional<RecoveryOrder> known() {
    return Optional.ofNullable(order);
  }

  /** By the centre's word, where there is one. */
  Instant askedAt() {
    return standing == null || standing.openedAt() == null
        ? row().map(RecoveryRequest::askedAt).orElse(null)
        : standing.openedAt();
  }

  /** Whether it was asked before the centre wrote down all that is consented to. */
  boolean isOfBefore() {
    return standing != null && standing.isOfBefore() || order != null && order.papers() == null;
  }

  /** Nothing comes of it any more, as the bureau has it. */
  boolean isOver() {
    return request != null && request.isOver();
  }

  /** By the centre's word, where there is one; null while it is open, or nobody can tell. */
  RecoveryEnd how() {
    if (standing != null && standing.isForged()) {
      return null;
    }
    return standing == null || standing.isOfBefore()
        ? row().flatMap(RecoveryRequest::end).orElse(null)
        : standing.how() == null ? null : RecoveryEnd.valueOf(standing.how());
  }

  Instant endedAt() {
    if (finding == null) {
      return row().map(RecoveryRequest::endedAt).orElse(null);
    }
    return standing == null ? null : standing.overAt();
  }

  List<FormerRefusal> refusedBefore() {
    return standing == null ? List.of() : standing.refused();
  }

  /** So many consents count; null where nobody can tell. */
  Long consents() {
    return quorum.state() == Quorum.State.FORGED ? null : (Long) quorum.consents();
  }
}
