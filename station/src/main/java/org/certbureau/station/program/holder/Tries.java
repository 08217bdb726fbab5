package org.certbureau.station.program.holder;

/**
 * How often a PIN can still be typed.
 *
 * @param here as long as enough tries are left for its holder
 * @param onToken until it is locked
 */
public record Tries(int here, int onToken) {
  /** Tries that a station leaves to the holder, who would otherwise go home with a locked token. */
  static final int LEFT_TO_THE_HOLDER = 3;

  static Tries of(int onToken) {
    return new Tries(Math.max(0, onToken - LEFT_TO_THE_HOLDER), onToken);
  }
}
