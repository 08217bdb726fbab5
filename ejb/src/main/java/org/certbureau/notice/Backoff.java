package org.certbureau.notice;

import java.time.Duration;

/** How long to wait after a failed attempt: twice as long each time, at most six hours. */
final class Backoff {
  static final Duration FIRST = Duration.ofMinutes(5);
  static final Duration LONGEST = Duration.ofHours(6);

  private Backoff() {}

  /**
   * @param attempts that have failed so far, at least 1
   */
  static Duration after(int attempts) {
    Duration pause = FIRST;
    for (int i = 1; i < attempts && pause.compareTo(LONGEST) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }
}
