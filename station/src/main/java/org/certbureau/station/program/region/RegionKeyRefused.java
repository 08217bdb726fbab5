package org.certbureau.station.program.region;

/**
 * Something of a region's key is not done; the message says why, to people, and quotes no secret.
 */
public final class RegionKeyRefused extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean mistyped;

  RegionKeyRefused(String message) {
    this(message, false);
  }

  private RegionKeyRefused(String message, boolean mistyped) {
    super(message);
    this.mistyped = mistyped;
  }

  /** Somebody compared two screens, and they differ. */
  static RegionKeyRefused compared(int triesLeft) {
    return new RegionKeyRefused(
        "this is not what stands on the other screen; " + triesLeft + " tries are left",
        triesLeft > 0);
  }

  /** Whether it may be typed again. */
  public boolean isMistyped() {
    return mistyped;
  }
}
