package org.certbureau.staff.asked;

import java.time.Instant;
import java.util.Map;

/**
 * A request as administrators see it.
 *
 * @param id its number
 * @param subject the name of what it is about
 * @param details all that is asked for
 * @param decidedBy who agreed or declined, or took it back; null for nobody yet
 * @param until the moment from which nothing comes of it any more
 * @param halfWaits whether the one who agreed has a half of a password to pick up
 */
public record RequestView(
    long id,
    RequestKind kind,
    String subject,
    Map<String, String> details,
    String askedBy,
    Instant askedAt,
    RequestState state,
    String decidedBy,
    Instant decidedAt,
    Instant until,
    boolean halfWaits) {
  public RequestView {
    details = Map.copyOf(details);
  }

  public static RequestView of(StaffRequest request, RequestState state, Instant now) {
    return new RequestView(
        request.id(),
        request.kind(),
        request.subject(),
        request.details(),
        request.askedBy(),
        request.askedAt(),
        state,
        request.decidedBy(),
        request.decidedAt(),
        request.until(),
        request.hasHalfAt(now));
  }

  /** Whether that administrator may agree or decline, as far as the request itself says. */
  public boolean isAnsweredBy(String administrator) {
    return state == RequestState.WAITING && !askedBy.equals(administrator);
  }

  /** Whether that administrator has a secret to pick up. */
  public boolean isPickedUpBy(String administrator) {
    return state == RequestState.AGREED && askedBy.equals(administrator)
        || halfWaits && decidedBy.equals(administrator);
  }
}
