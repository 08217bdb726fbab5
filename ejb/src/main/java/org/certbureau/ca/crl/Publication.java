package org.certbureau.ca.crl;

import java.time.Instant;

/**
 * Since when relying parties are told that certificates are not to be trusted.
 *
 * @param since from when on every question about their status is answered so
 * @param list number of the first list, complete or a delta, that names them all; null where none
 *     does yet, and for what was listed before that was kept
 * @param listedAt when that was published
 */
public record Publication(State state, Instant since, Long list, Instant listedAt) {
  /** How far it is with the list; the status is answered at once, whatever is with that. */
  public enum State {
    /** 正在发布. */
    PUBLISHING,
    /** 已发布. */
    PUBLISHED,
    /** It should have been long ago; administrators see it. */
    LATE
  }
}
