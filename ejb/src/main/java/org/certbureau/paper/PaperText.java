package org.certbureau.paper;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.calendar.China;

/**
 * How values look on paper: {@code 1,350.00}, {@code 2026年11月22日}, {@code 2026年11月22日 10:42}.
 * Anything else says itself, so personal numbers come masked unless a paper asks for the whole
 * value.
 */
final class PaperText {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.SIMPLIFIED_CHINESE);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm", Locale.SIMPLIFIED_CHINESE)
          .withZone(China.ZONE);

  private PaperText() {}

  static String of(Object value) {
    if (value instanceof Money money) {
      // a DecimalFormat has state of its own, so each thread needs a new one
      return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT))
          .format(money.yuan());
    }
    if (value instanceof LocalDate day) {
      return DAY.format(day);
    }
    if (value instanceof Instant moment) {
      return MOMENT.format(moment);
    }
    return String.valueOf(value);
  }
}
