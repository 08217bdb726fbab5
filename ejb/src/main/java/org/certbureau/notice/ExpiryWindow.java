package org.certbureau.notice;

import java.time.Instant;
import java.time.LocalDate;
import org.certbureau.kernel.calendar.China;

/**
 * The ends that are told about on a day: from this moment until the end of the day that lies the
 * policy's days ahead, counted by the calendar in China.
 *
 * @param from inclusive
 * @param until exclusive
 */
record ExpiryWindow(Instant from, Instant until) {
  /**
   * @param days before the last day of a pair on which its holder is told, at least 0
   */
  static ExpiryWindow at(Instant now, int days) {
    LocalDate today = LocalDate.ofInstant(now, China.ZONE);
    return new ExpiryWindow(
        now, today.plusDays(days).plusDays(1).atStartOfDay(China.ZONE).toInstant());
  }

  /**
   * The name of the occasion: the pair's last day. It stays the same on every later run and for
   * every other number of days a policy may name.
   */
  static String occasion(Instant notAfter) {
    return LocalDate.ofInstant(notAfter, China.ZONE).toString();
  }
}
