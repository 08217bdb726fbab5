package org.certbureau.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.Bureau;
import org.certbureau.region.policy.CertificatePolicy;
import org.certbureau.region.policy.Policy;

/**
 * That a certificate is about to expire (CS-11), what to do next, and where: in Chinese, with the
 * region's own word for a renewal and its own desks.
 */
final class ExpiryWording {
  private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private final Policy policy;
  private final Notice notice;
  private final LocalDate today;
  private final LocalDate lastDay;

  ExpiryWording(Policy policy, Notice notice, Instant now) {
    this.policy = policy;
    this.notice = notice;
    this.today = LocalDate.ofInstant(now, China.ZONE);
    this.lastDay = LocalDate.ofInstant(notice.goodUntil(), China.ZONE);
  }

  String sender() {
    return policy.bureau().name().zh();
  }

  String subject() {
    return line("expiry-subject", policy.bureau().regionName().zh(), DAY.format(lastDay));
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(line("expiry-to", notice.holderName()));
    lines.add("");
    lines.add(
        today.isBefore(lastDay)
            ? line(
                "expiry-ends",
                DAY.format(lastDay),
                Long.toString(today.until(lastDay, ChronoUnit.DAYS)))
            : line("expiry-ends-today", DAY.format(lastDay)));
    lines.add(line("expiry-then", renewal()));
    opens().ifPresent(day -> lines.add(line("expiry-opens", DAY.format(day), renewal())));
    lines.add("");
    lines.add(line("expiry-case", notice.caseNumber().value()));
    lines.add(line("expiry-serial", notice.serial()));
    lines.add("");
    lines.add(line("expiry-desks"));
    for (Bureau.Desk desk : policy.bureau().desks()) {
      lines.add(line("expiry-desk", desk.name().zh(), desk.address().zh()));
      if (desk.hours() != null) {
        lines.add(line("expiry-hours", desk.hours().zh()));
      }
    }
    for (Bureau.SupportLine support : policy.bureau().support()) {
      lines.add(line("expiry-support", support.label().zh(), support.value()));
    }
    lines.add("");
    lines.add(sender());
    lines.add(DAY.format(today));
    lines.add("");
    lines.add(line("expiry-automatic"));
    return String.join("\n", lines) + "\n";
  }

  private String renewal() {
    return policy.words().containsKey(Service.RENEW)
        ? policy.word(Service.RENEW, CHINESE)
        : line("expiry-renewal");
  }

  /** The day from which a renewal may be asked for, where that is still to come. */
  private java.util.Optional<LocalDate> opens() {
    CertificatePolicy.RenewalWindow window = policy.certificate().renewal();
    return java.util.Optional.ofNullable(window)
        .map(renewal -> lastDay.minus(renewal.opens()))
        .filter(day -> day.isAfter(today));
  }

  private static String line(String key, String... args) {
    return Messages.text(CHINESE, "notice." + key, List.of(args));
  }
}
