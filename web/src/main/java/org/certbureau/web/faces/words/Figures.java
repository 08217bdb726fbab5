package org.certbureau.web.faces.words;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.calendar.China;

/** Numbers, sums and times as the screens write them, everywhere the same. */
@Named("fig")
@RequestScoped
public class Figures {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(China.ZONE);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withZone(China.ZONE);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(China.ZONE);
  private static final int KILO = 1024;

  @Inject private Words say;
  @Inject private Language language;
  @Inject private Clock clock;

  /** {@code 1,350.00}; the unit stands once, in the header. */
  public String money(Money amount) {
    return amount == null
        ? ""
        : new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(amount.yuan());
  }

  public String count(long number) {
    return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
  }

  /** {@code 2026-11-22}. */
  public String day(Instant moment) {
    return moment == null ? "" : DAY.format(moment);
  }

  /** {@code 10:42}. */
  public String time(Instant moment) {
    return moment == null ? "" : TIME.format(moment);
  }

  /** {@code 10:42:07}. */
  public String second(Instant moment) {
    return moment == null ? "" : SECOND.format(moment);
  }

  /** {@code 2026-11-22 10:42}. */
  public String moment(Instant moment) {
    return moment == null ? "" : DAY.format(moment) + " " + TIME.format(moment);
  }

  /** {@code 2026-11-22 10:42:07}. */
  public String exactly(Instant moment) {
    return moment == null ? "" : DAY.format(moment) + " " + SECOND.format(moment);
  }

  /** Today's by the clock alone, older ones with their day: {@code 10:42}, {@code 11-21 16:30}. */
  public String lately(Instant moment) {
    if (moment == null) {
      return "";
    }
    return dayOf(moment).equals(today())
        ? TIME.format(moment)
        : DAY.format(moment).substring("2026-".length()) + " " + TIME.format(moment);
  }

  /** {@code 2026-11-22 星期日}. */
  public String getToday() {
    LocalDate today = today();
    return today + " " + today.getDayOfWeek().getDisplayName(TextStyle.FULL, language.getLocale());
  }

  /** {@code 10:42:07}, the time of this answer. */
  public String getNow() {
    return SECOND.format(clock.instant());
  }

  /** {@code 0:48} in minutes and seconds, {@code 1:02:10} from an hour on. */
  public String span(Duration taken) {
    if (taken == null) {
      return "";
    }
    return taken.toHours() == 0
        ? "%d:%02d".formatted(taken.toMinutes(), taken.toSecondsPart())
        : "%d:%02d:%02d".formatted(taken.toHours(), taken.toMinutesPart(), taken.toSecondsPart());
  }

  /** How long is left until the end of a day: in words, by the calendar. */
  public String left(LocalDate due) {
    if (due == null) {
      return "—";
    }
    long days = ChronoUnit.DAYS.between(today(), due);
    if (days < 0) {
      return say.of("time.overdue", count(-days));
    }
    return days == 0 ? say.of("time.today") : say.of("time.left", count(days));
  }

  /** How pressing a time limit is: a style, never the only sign. */
  public String pressing(LocalDate due) {
    if (due == null) {
      return "dl-idle";
    }
    long days = ChronoUnit.DAYS.between(today(), due);
    if (days < 0) {
      return "dl-bad";
    }
    return days == 0 ? "dl-warn" : "";
  }

  /** Days from today to a moment; negative once it has passed. */
  public long daysUntil(Instant moment) {
    return ChronoUnit.DAYS.between(today(), dayOf(moment));
  }

  /** {@code 96 KB}, {@code 1.2 MB}. */
  public String bytes(long size) {
    return size < KILO * KILO
        ? Math.max(1, Math.round(size / (double) KILO)) + " KB"
        : "%.1f MB".formatted(size / (double) (KILO * KILO));
  }

  /** {@code 4F:21:…}: serials in pairs, on their own pages only. */
  public String pairs(String hex) {
    return hex == null ? "" : hex.replaceAll("(..)(?!$)", "$1:");
  }

  /** {@code C0FF EE00 …}: chip serials in groups of four, as they are compared with the token. */
  public String fours(String chip) {
    return chip == null ? "" : chip.replaceAll("(.{4})(?!$)", "$1 ");
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(China.ZONE));
  }

  private static LocalDate dayOf(Instant moment) {
    return LocalDate.ofInstant(moment, China.ZONE);
  }
}
