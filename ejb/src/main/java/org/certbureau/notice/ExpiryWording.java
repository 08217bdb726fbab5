package org.certbureau.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certbureau.application.line.LineFacts;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.Policy;

/** That a certificate is about to expire (CS-11), what to do next, and where. */
final class ExpiryWording extends Wording {
  private final LocalDate lastDay;
  private final boolean held;

  /**
   * @param held whether the certificate is on hold now
   */
  ExpiryWording(Policy policy, Notice notice, boolean held, Instant now) {
    super(policy, notice, now);
    this.lastDay = LocalDate.ofInstant(notice.goodUntil(), China.ZONE);
    this.held = held;
  }

  @Override
  String subject() {
    return line("expiry-subject", policy().bureau().regionName().zh(), DAY.format(lastDay));
  }

  @Override
  List<String> says() {
    List<String> lines = new ArrayList<>();
    lines.add(
        today().isBefore(lastDay)
            ? line(
                "expiry-ends",
                DAY.format(lastDay),
                Long.toString(today().until(lastDay, ChronoUnit.DAYS)))
            : line("expiry-ends-today", DAY.format(lastDay)));
    if (held) {
      lines.add(
          policy().offers(Service.RESUME)
              ? line("expiry-held", word(Service.RESUME, "letter-done-RESUMED"))
              : line("expiry-held-no-resumption"));
    }
    String renewal = word(Service.RENEW, "letter-renewal");
    lines.add(line("expiry-then", renewal));
    opens().ifPresent(day -> lines.add(line("expiry-opens", DAY.format(day), renewal)));
    return lines;
  }

  /** The day from which a renewal may be asked for, where that is still to come. */
  private Optional<LocalDate> opens() {
    return LineFacts.window(policy())
        .map(renewal -> renewal.opensOn(lastDay))
        .filter(day -> day.isAfter(today()));
  }
}
