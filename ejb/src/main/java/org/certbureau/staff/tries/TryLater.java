package org.certbureau.staff.tries;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.certbureau.kernel.calendar.China;

/**
 * When a password is tried again, as people are told it. What has begun counts whole: nobody comes
 * back too early.
 *
 * @param minutes how many are left, from 1
 * @param from the time of day, {@code 10:43}
 */
public record TryLater(String minutes, String from) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withZone(China.ZONE);

  /**
   * @param delay for how long none is tried from now on
   */
  public static TryLater of(Duration delay, Instant now) {
    Instant over = now.plus(delay);
    Instant whole = over.truncatedTo(ChronoUnit.MINUTES);
    return new TryLater(
        Long.toString(delay.plusMinutes(1).minusNanos(1).toMinutes()),
        TIME.format(whole.equals(over) ? over : whole.plus(1, ChronoUnit.MINUTES)));
  }
}
