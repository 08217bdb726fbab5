package org.certbureau.work;

import java.time.Duration;
import org.certbureau.settings.DrillSettings;
import org.certbureau.settings.PlaceSettings;

/** What an installation does otherwise because it only shows how things are done. */
public final class Demonstration {
  private Demonstration() {}

  /** Whether this installation is one. */
  public static boolean isOne() {
    return PlaceSettings.DEMO.value();
  }

  /**
   * How many days before a policy says so a certificate may be renewed: 0 but in a demonstration
   * that wants to show a renewal of what was made a minute ago. No clock moves for it.
   */
  public static int renewalDays() {
    return PlaceSettings.DEMO_RENEWAL_DAYS.value();
  }

  /** How much this installation's clock is ahead of the time of day; 0 but in a drill. */
  public static Duration clockMoved() {
    return DrillSettings.CLOCK_OFFSET_SECONDS.value();
  }
}
