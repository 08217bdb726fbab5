package org.certbureau.kernel.calendar;

import java.time.LocalDate;

/**
 * A day by which something is due, counted in working days.
 *
 * @param holidaysKnown false where the count touched a year whose holidays are not published
 *     (节假日未公布): the day may move, and whoever shows it says so
 */
public record Deadline(LocalDate day, boolean holidaysKnown) {}
