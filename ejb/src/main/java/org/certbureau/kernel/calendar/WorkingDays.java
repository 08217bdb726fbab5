package org.certbureau.kernel.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/**
 * The working days of the mainland: Monday to Friday, less the holidays, plus the weekend days
 * worked instead, as the State Council publishes them for one year at a time. A year that is not
 * published counts Monday to Friday, and every deadline that touches it says so.
 */
public final class WorkingDays {
  private static final String BUNDLED = "/calendar/working-days.properties";
  private static final Pattern KEY = Pattern.compile("(\\d{4})\\.(holidays|workdays)");
  private static final Pattern RANGE = Pattern.compile("(\\d{2}-\\d{2})(?:\\.\\.(\\d{2}-\\d{2}))?");

  private final Set<Integer> years = new TreeSet<>();
  private final Set<LocalDate> holidays = new HashSet<>();
  private final Set<LocalDate> workdays = new HashSet<>();

  private WorkingDays() {}

  /** The years that came with the program. */
  public static WorkingDays bundled() {
    try (InputStream data = WorkingDays.class.getResourceAsStream(BUNDLED);
        Reader reader = new InputStreamReader(data, StandardCharsets.UTF_8)) {
      Properties properties = new Properties();
      properties.load(reader);
      return of(properties);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Reads {@code 2026.holidays=01-01..01-03, 02-15..02-23} and {@code 2026.workdays=01-04}: the
   * holidays of a year with the weekends in them, and the weekend days worked. A year counts as
   * published once its holidays are there.
   *
   * @throws RuleViolation {@code kernel.working-days}, naming the entry, for a day that does not
   *     exist, a workday that is no weekend day or is a holiday as well, workdays without holidays
   */
  public static WorkingDays of(Properties data) {
    WorkingDays calendar = new WorkingDays();
    for (String key : data.stringPropertyNames()) {
      Matcher name = KEY.matcher(key);
      if (!name.matches()) {
        throw refusal(key, data.getProperty(key));
      }
      int year = Integer.parseInt(name.group(1));
      boolean off = name.group(2).equals("holidays");
      String entry = data.getProperty(key).trim();
      if (off || !entry.isEmpty()) {
        for (String range : entry.split(",", -1)) {
          calendar.read(key, range.trim(), year, off ? calendar.holidays : calendar.workdays);
        }
      }
      if (off) {
        calendar.years.add(year);
      }
    }
    calendar.workdays.forEach(calendar::demandWeekend);
    return calendar;
  }

  /** This calendar with the years of another added, or replaced where both have one. */
  public WorkingDays with(WorkingDays newer) {
    WorkingDays both = new WorkingDays();
    both.take(newer, newer.years);
    Set<Integer> kept = new TreeSet<>(years);
    kept.removeAll(newer.years);
    both.take(this, kept);
    return both;
  }

  /** Whether the holidays of that year are published. */
  public boolean knows(int year) {
    return years.contains(year);
  }

  public boolean isWorkingDay(LocalDate day) {
    return workdays.contains(day) || (!isWeekend(day) && !holidays.contains(day));
  }

  /**
   * The day that many working days later; the starting day itself does not count, whether worked or
   * not.
   *
   * @param count 0 for the day itself or, where it is closed, the next working day
   */
  public Deadline after(LocalDate start, int count) {
    if (count < 0) {
      throw new IllegalArgumentException("working days: " + count);
    }
    if (count == 0 && isWorkingDay(start)) {
      return new Deadline(start, knows(start.getYear()));
    }
    LocalDate day = start;
    boolean known = true;
    for (int left = Math.max(count, 1); left > 0; ) {
      day = day.plusDays(1);
      known &= knows(day.getYear());
      if (isWorkingDay(day)) {
        left--;
      }
    }
    return new Deadline(day, known);
  }

  private void read(String key, String range, int year, Set<LocalDate> days) {
    Matcher ends = RANGE.matcher(range);
    if (!ends.matches()) {
      throw refusal(key, range);
    }
    try {
      LocalDate first = day(year, ends.group(1));
      LocalDate last = ends.group(2) == null ? first : day(year, ends.group(2));
      if (last.isBefore(first)) {
        throw refusal(key, range);
      }
      first.datesUntil(last.plusDays(1)).forEach(days::add);
    } catch (DateTimeException noSuchDay) {
      throw refusal(key, range);
    }
  }

  private static LocalDate day(int year, String monthAndDay) {
    MonthDay day = MonthDay.parse("--" + monthAndDay);
    // atYear would quietly turn 29 February into the 28th
    return LocalDate.of(year, day.getMonth(), day.getDayOfMonth());
  }

  private void demandWeekend(LocalDate workday) {
    if (!isWeekend(workday) || holidays.contains(workday) || !knows(workday.getYear())) {
      throw refusal(workday.getYear() + ".workdays", workday.toString());
    }
  }

  private void take(WorkingDays other, Set<Integer> wanted) {
    years.addAll(wanted);
    other.holidays.stream().filter(d -> wanted.contains(d.getYear())).forEach(holidays::add);
    other.workdays.stream().filter(d -> wanted.contains(d.getYear())).forEach(workdays::add);
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static RuleViolation refusal(String key, String entry) {
    return new RuleViolation(Problem.of("kernel.working-days", null, key, entry));
  }
}
