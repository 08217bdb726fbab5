package org.certbureau.kmc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.certbureau.kernel.Problem;

/**
 * How an order stands with the officers.
 *
 * @param voices of all officers of its region, by name
 */
public record Quorum(State state, List<Voice> voices) {
  /** What comes of it now. */
  public enum State {
    /** 待表态: not enough consent yet. */
    WAITING,
    /** 已够: the key may be brought back now. */
    ENOUGH,
    /** 不予恢复: no two are left who could consent. */
    NO_TWO_LEFT,
    /** 已恢复: once, and for good. */
    RECOVERED,
    /** 已失效: its job is over. */
    ENDED,
    /** What stands there the centre has not written. */
    FORGED
  }

  /**
   * An officer's.
   *
   * @param answer the latest; null while nothing was said
   * @param at when; null while nothing was said
   * @param holdsUntil of a consent that counts; null where it does not, or there is none
   * @param reason of a refusal; else null
   * @param against why this officer cannot consent now; null where they can, or have
   */
  public record Voice(
      String officer,
      Answer answer,
      Instant at,
      Instant holdsUntil,
      String reason,
      Problem against) {
    public boolean counts() {
      return holdsUntil != null;
    }
  }

  public Quorum {
    voices = List.copyOf(voices);
  }

  public Optional<Voice> of(String officer) {
    return voices.stream().filter(voice -> voice.officer().equals(officer)).findFirst();
  }

  public long consents() {
    return voices.stream().filter(Voice::counts).count();
  }
}
