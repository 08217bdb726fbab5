package org.certbureau.certificate;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.certbureau.certificate.procedure.LineStanding;

/** Tells of several lines at once how they stand, from rows that were read together. */
record LineViews(
    Map<Long, CertificateLine> lines,
    Map<Long, List<CertificatePair>> pairs,
    Map<Long, LineHold> holds,
    Instant now) {

  static LineViews of(
      List<CertificateLine> lines, List<CertificatePair> pairs, List<LineHold> held, Instant now) {
    return new LineViews(
        lines.stream().collect(Collectors.toMap(CertificateLine::id, line -> line)),
        pairs.stream().collect(Collectors.groupingBy(pair -> pair.line().id())),
        held.stream()
            .collect(Collectors.toMap(hold -> hold.line().id(), hold -> hold, (one, two) -> one)),
        now);
  }

  Optional<LineView> of(long key) {
    return Optional.ofNullable(lines.get(key)).map(this::view);
  }

  private LineView view(CertificateLine line) {
    List<CertificatePair> made = pairs.getOrDefault(line.id(), List.of());
    Optional<CertificatePair> inForce =
        made.stream().filter(CertificatePair::isInForce).findFirst();
    Optional<CertificatePair> shown =
        inForce.or(() -> made.stream().max(Comparator.comparingInt(CertificatePair::ordinal)));
    return new LineView(
        line.id(),
        line.number(),
        line.region(),
        line.openedBy(),
        line.openedAt(),
        line.holder(),
        standing(line, inForce, made),
        shown.map(pair -> pair.isExpired(now)).orElse(false),
        line.chip(),
        firstIssue(line.chip(), made),
        shown.map(CertificatePair::toView).orElse(null),
        made.stream()
            .filter(CertificatePair::wasInForce)
            .sorted(Comparator.comparingInt(CertificatePair::ordinal))
            .map(CertificatePair::toView)
            .toList(),
        Optional.ofNullable(holds.get(line.id())).map(LineHold::toView).orElse(null),
        line.endedBy(),
        line.endedAt(),
        line.endReason());
  }

  /** A renewal on the same token does not come first (A-C3). */
  private static Instant firstIssue(String chip, List<CertificatePair> made) {
    return made.stream()
        .map(CertificatePair::toView)
        .filter(pair -> pair.chip().equals(chip))
        .map(PairView::notBefore)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private LineStanding standing(
      CertificateLine line, Optional<CertificatePair> inForce, List<CertificatePair> made) {
    if (line.isEnded()) {
      return LineStanding.ENDED;
    }
    if (inForce.isEmpty()) {
      boolean pending = made.stream().anyMatch(pair -> pair.state() == PairState.PENDING);
      return pending ? LineStanding.UNCONFIRMED : LineStanding.EMPTY;
    }
    CertificatePair pair = inForce.get();
    if (pair.state() == PairState.SUSPENDED) {
      return LineStanding.SUSPENDED;
    }
    return pair.isExpired(now) ? LineStanding.EXPIRED : LineStanding.ACTIVE;
  }
}
