package org.certbureau.subscriber;

import java.time.Instant;

/**
 * Something that was agreed to.
 *
 * @param reference the piece of business in which it was given, a case number
 * @param code of the consent in the region's policy
 * @param textVersion of the text that was shown
 * @param recordedBy who was at the keyboard
 * @param agent name of the agent who gave it; null until the application is accepted
 */
public record ConsentRecord(
    String reference,
    String code,
    String textVersion,
    Way way,
    Instant givenAt,
    String recordedBy,
    String agent) {
  /** How it was given. */
  public enum Way {
    /** A tick on the screen. */
    TICK,
    /** The unit's seal on the printed form (GD-28). */
    SEAL
  }
}
