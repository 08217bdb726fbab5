package org.certbureau.notice;

import java.time.Instant;
import java.util.List;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;

/**
 * A notice as screens see it; recipients are masked.
 *
 * @param occasion when it was to be told, e.g. the last day of the pair
 */
public record NoticeView(
    long id,
    NoticeKind kind,
    RegionCode region,
    CaseNumber caseNumber,
    String holderName,
    String occasion,
    Instant goodUntil,
    Instant writtenAt,
    List<DispatchView> dispatches) {
  public NoticeView {
    dispatches = List.copyOf(dispatches);
  }

  static NoticeView of(Notice notice) {
    return new NoticeView(
        notice.id(),
        notice.kind(),
        notice.region(),
        notice.caseNumber(),
        notice.holderName(),
        notice.occasion(),
        notice.goodUntil(),
        notice.writtenAt(),
        notice.dispatches().stream().map(DispatchView::of).toList());
  }
}
