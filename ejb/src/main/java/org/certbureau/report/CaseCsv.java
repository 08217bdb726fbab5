package org.certbureau.report;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.certbureau.application.worklist.WorkItem;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.PolicyDesk;

/** Applications as lines of a spreadsheet; of people no more than the beginning of a name. */
final class CaseCsv {
  private static final List<String> COLUMNS =
      List.of(
          "case",
          "unit",
          "credit-code",
          "region",
          "service-name",
          "channel",
          "state",
          "agent",
          "mobile",
          "fee",
          "submitted",
          "due");

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(China.ZONE);

  private final CsvTable csv = new CsvTable();
  private final Map<String, String> services = new HashMap<>();
  private final Locale language;
  private final PolicyDesk policies;

  CaseCsv(Locale language, PolicyDesk policies) {
    this.language = language;
    this.policies = policies;
    COLUMNS.forEach(column -> csv.text(word("report.case-" + column)));
    csv.endLine();
  }

  void line(WorkItem item) {
    csv.id(item.caseNumber().value())
        .text(item.unitName())
        .id(item.creditCode())
        .id(item.region().value())
        .text(service(item))
        .text(word("region.value-" + item.channel()))
        .text(word("application.badge." + item.badge()))
        .text(masked(item.agentName()))
        .text(item.agentMobile());
    fee(item.fee())
        .text(minute(item.submittedAt()))
        .text(item.dueOn() == null ? null : item.dueOn().toString())
        .endLine();
  }

  private CsvTable fee(Money charged) {
    return charged == null ? csv.text(null) : csv.number(charged);
  }

  private String service(WorkItem item) {
    return services.computeIfAbsent(
        item.region() + " " + item.service(),
        unknown -> policies.inForce(item.region()).word(item.service(), language));
  }

  private static String masked(String name) {
    return name == null || name.isEmpty()
        ? ""
        : name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
  }

  private static String minute(Instant moment) {
    return moment == null ? null : MINUTE.format(moment);
  }

  private String word(String key) {
    return Messages.text(language, key, List.of());
  }

  void flow(OutputStream out) throws IOException {
    csv.flow(out);
  }
}
