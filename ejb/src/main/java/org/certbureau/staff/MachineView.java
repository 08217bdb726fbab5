package org.certbureau.staff;

import java.time.Duration;
import java.time.Instant;
import org.certbureau.kernel.RegionCode;

/**
 * A branch's system as administrators see it.
 *
 * @param admission the name, and from the second admission of that name on its number; by this the
 *     audit trail tells them apart
 * @param lastUsedAt to the hour; null for never, or not since that is written down
 * @param previousUntil until when the token before the last renewal goes on; null where none does
 * @param revokedAt null while it is in force
 */
public record MachineView(
    String name,
    String admission,
    RegionCode region,
    Reads reads,
    State state,
    Instant admittedAt,
    Instant expiresAt,
    Instant lastUsedAt,
    Instant previousUntil,
    Instant revokedAt) {
  /** For how long before a token ends administrators are told, at most. */
  static final Duration WARNED = Duration.ofDays(30);

  /** What part of its life they are told, where that is shorter. */
  private static final int PART = 4;

  /** From when on administrators are told that a token ends. */
  static Instant warnedFrom(Instant issuedAt, Instant expiresAt) {
    Duration part = Duration.between(issuedAt, expiresAt).dividedBy(PART);
    return expiresAt.minus(part.compareTo(WARNED) < 0 ? part : WARNED);
  }

  /** Whether its token opens the door. */
  public enum State {
    GOOD,
    /** It does, for the last quarter of its life, which is thirty days at most. */
    ENDING,
    EXPIRED,
    REVOKED;

    static State of(boolean inForce, Instant issuedAt, Instant expiresAt, Instant now) {
      if (!inForce) {
        return REVOKED;
      }
      if (!now.isBefore(expiresAt)) {
        return EXPIRED;
      }
      return now.isBefore(warnedFrom(issuedAt, expiresAt)) ? GOOD : ENDING;
    }
  }

  /** Whether it was not revoked. */
  public boolean isInForce() {
    return state != State.REVOKED;
  }
}
