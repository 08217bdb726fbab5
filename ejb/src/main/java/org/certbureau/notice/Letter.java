package org.certbureau.notice;

import java.time.Instant;

/**
 * A notice as its recipient reads it.
 *
 * @param id the same for every attempt, so that a copy that left twice can be told
 * @param sender the name of who writes, as the recipient sees it
 * @param text lines end in {@code \n}
 */
public record Letter(
    String id, String sender, String to, String subject, String text, Instant writtenAt) {
  /** Names nobody: it may stand in a log. */
  @Override
  public String toString() {
    return "Letter[" + id + "]";
  }
}
