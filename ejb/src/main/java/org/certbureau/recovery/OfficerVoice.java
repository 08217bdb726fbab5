package org.certbureau.recovery;

import java.time.Instant;
import org.certbureau.kernel.Problem;
import org.certbureau.kmc.Answer;

/**
 * An officer's word on a request.
 *
 * @param officer the account
 * @param name as people call the officer
 * @param own whether it is who looks
 * @param answer the latest; null while nothing was said
 * @param at when; null while nothing was said
 * @param holdsUntil of a consent that counts; else null
 * @param reason of a refusal, once who looks has answered or nobody can any more; else null
 * @param against why this officer cannot answer; null where they can, or have
 */
public record OfficerVoice(
    String officer,
    String name,
    boolean own,
    Answer answer,
    Instant at,
    Instant holdsUntil,
    String reason,
    Problem against) {
  public boolean counts() {
    return holdsUntil != null;
  }
}
