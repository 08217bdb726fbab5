package org.certbureau.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import org.certbureau.settings.DrillSettings;

/** The one place that reads the machine's clock. */
@ApplicationScoped
public class ClockProducer {
  /**
   * Ticks in whole milliseconds: what is stored equals what was signed or hashed. {@code
   * BUREAU_CLOCK_OFFSET_SECONDS} moves it for drills and tests of what happens next month.
   */
  @Produces
  @Dependent
  public Clock clock() {
    return Clock.offset(
        Clock.tickMillis(java.time.ZoneOffset.UTC), DrillSettings.CLOCK_OFFSET_SECONDS.value());
  }
}
