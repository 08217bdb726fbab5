package org.certbureau.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.Bureau;
import org.certbureau.region.policy.Policy;

/** A notice in Chinese, with the region's own words and its own desks. */
abstract class Wording {
  static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

  private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

  private final Policy policy;
  private final Notice notice;
  private final LocalDate today;

  Wording(Policy policy, Notice notice, Instant now) {
    this.policy = policy;
    this.notice = notice;
    this.today = LocalDate.ofInstant(now, China.ZONE);
  }

  abstract String subject();

  /** What it is about, a sentence or two each. */
  abstract List<String> says();

  String sender() {
    return policy.bureau().name().zh();
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(line("letter-to", notice.holderName()));
    lines.add("");
    lines.addAll(says());
    lines.add("");
    lines.add(line("letter-case", notice.caseNumber().value()));
    lines.add(line("letter-serial", notice.serial()));
    lines.add("");
    lines.add(line("letter-desks"));
    for (Bureau.Desk desk : policy.bureau().desks()) {
      lines.add(line("letter-desk", desk.name().zh(), desk.address().zh()));
      if (desk.hours() != null) {
        lines.add(line("letter-hours", desk.hours().zh()));
      }
    }
    for (Bureau.SupportLine support : policy.bureau().support()) {
      lines.add(line("letter-support", support.label().zh(), support.value()));
    }
    lines.add("");
    lines.add(sender());
    lines.add(DAY.format(today));
    lines.add("");
    lines.add(line("letter-automatic"));
    return String.join("\n", lines) + "\n";
  }

  final Policy policy() {
    return policy;
  }

  final Notice notice() {
    return notice;
  }

  final LocalDate today() {
    return today;
  }

  /**
   * What the region calls a service.
   *
   * @param otherwise key of what it is called where the region has no word for it
   */
  final String word(Service service, String otherwise) {
    return policy.words().containsKey(service) ? policy.word(service, CHINESE) : line(otherwise);
  }

  static String line(String key, String... args) {
    return Messages.text(CHINESE, "notice." + key, List.of(args));
  }
}
