package org.certbureau.kernel.calendar;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** From when until when a certificate is good; both ends belong to it. Whole seconds (X.509). */
public record Validity(Instant notBefore, Instant notAfter) implements Serializable {
  public Validity {
    notBefore = notBefore.truncatedTo(ChronoUnit.SECONDS);
    notAfter = notAfter.truncatedTo(ChronoUnit.SECONDS);
    if (!notAfter.isAfter(notBefore)) {
      throw new IllegalArgumentException("ends at " + notAfter + ", starts at " + notBefore);
    }
  }

  /**
   * Ends the same time of day, the same day of the year in China, that many years later; from 29
   * February on the 28th where there is no 29th.
   *
   * @param years at least 1
   */
  public static Validity ofYears(Instant start, int years) {
    if (years < 1) {
      throw new IllegalArgumentException("years: " + years);
    }
    return new Validity(start, start.atZone(China.ZONE).plusYears(years).toInstant());
  }

  /**
   * Starts now and ends that many years behind an earlier end, as {@link #ofYears} counts them.
   *
   * @param years at least 1
   */
  public static Validity goingOn(Instant start, Instant oldEnd, int years) {
    return new Validity(start, ofYears(oldEnd, years).notAfter());
  }

  public boolean contains(Instant moment) {
    return !moment.isBefore(notBefore) && !moment.isAfter(notAfter);
  }

  /** The first day, in China. */
  public LocalDate firstDay() {
    return LocalDate.ofInstant(notBefore, China.ZONE);
  }

  /** The last day, in China. */
  public LocalDate lastDay() {
    return LocalDate.ofInstant(notAfter, China.ZONE);
  }
}
