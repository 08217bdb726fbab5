package org.certbureau.web.faces.till;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.Typed;
import org.certbureau.kernel.calendar.Days;
import org.certbureau.web.faces.frame.Problems;

/** Reads what a cashier typed; what cannot be read is said at its field, nothing is left alone. */
final class Entry {
  private Entry() {}

  static Money amount(Problems problems, String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    Optional<Money> read = Money.typed(typed);
    if (read.isEmpty()) {
      problems.add("amount", "till.amount.unreadable", typed);
    }
    return read.orElse(null);
  }

  static LocalDate day(Problems problems, String field, String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    try {
      return Days.of(Typed.plain(typed));
    } catch (DateTimeException unreadable) {
      problems.add(field, "till.day.unreadable", typed);
      return null;
    }
  }
}
