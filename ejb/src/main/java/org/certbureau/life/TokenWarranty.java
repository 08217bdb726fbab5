package org.certbureau.life;

import java.time.LocalDate;
import java.time.Period;

/**
 * Until when a token that fails by itself is replaced for nothing (质保期).
 *
 * @param period that the region grants
 * @param from the day of the first certificate on it (A-C3); null where it carried none yet
 * @param until the last day; null where it has not begun
 * @param within whether today is within it
 */
public record TokenWarranty(
    Period period, LocalDate from, LocalDate until, boolean within, String rule, String citation) {}
