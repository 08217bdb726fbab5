package org.certbureau.report;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.calendar.China;
import org.certbureau.recovery.OfficerVoice;
import org.certbureau.recovery.RecoveryEntry;

/** The keys that were to come back as a spreadsheet reads them, a line each. */
final class RecoveryCsv {
  private static final List<String> COLUMNS =
      List.of(
          "asked-at",
          "region",
          "case",
          "unit",
          "certificate",
          "pair",
          "key",
          "chip",
          "purpose",
          "acceptor",
          "reviewer",
          "answers",
          "how",
          "ended-at",
          "job",
          "finding");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(China.ZONE);

  private RecoveryCsv() {}

  static byte[] of(List<RecoveryEntry> entries, Locale language) {
    CsvTable csv = new CsvTable();
    COLUMNS.forEach(column -> csv.text(text(language, "recovery-" + column)));
    csv.endLine();
    for (RecoveryEntry entry : entries) {
      csv.text(moment(entry.askedAt()))
          .id(Objects.toString(entry.region(), ""))
          .id(Objects.toString(entry.caseNumber(), ""))
          .text(known(entry.unitName()))
          .id(known(entry.certificate()));
      if (entry.pair() == 0) {
        csv.text("");
      } else {
        csv.number(entry.pair());
      }
      csv.id(known(entry.key()))
          .id(known(entry.chip()))
          .text(known(entry.purpose()))
          .text(known(entry.acceptor()))
          .text(known(entry.reviewer()))
          .text(answers(entry, language))
          .text(text(language, "recovery-end-" + how(entry)))
          .text(moment(entry.endedAt()))
          .id(entry.job())
          .text(
              entry.finding() == null ? "" : text(language, "recovery-finding-" + entry.finding()))
          .endLine();
    }
    return csv.bytes();
  }

  private static String known(String value) {
    return Objects.toString(value, "");
  }

  private static String answers(RecoveryEntry entry, Locale language) {
    if (!entry.told()) {
      return text(language, "recovery-answers-untold");
    }
    return entry.answers().stream()
        .map(voice -> answer(voice, language))
        .collect(Collectors.joining("; "));
  }

  private static String answer(OfficerVoice voice, Locale language) {
    String said =
        Messages.text(
            language,
            "report.recovery-answer-" + voice.answer(),
            List.of(voice.name(), moment(voice.at())));
    return voice.reason() == null ? said : said + " " + voice.reason();
  }

  private static String how(RecoveryEntry entry) {
    if (entry.contradicted()) {
      return "CONTRADICTED";
    }
    return entry.how() == null ? "OPEN" : entry.how().name();
  }

  private static String moment(Instant at) {
    return at == null ? "" : SECOND.format(at);
  }

  private static String text(Locale language, String key) {
    return Messages.text(language, "report." + key, List.of());
  }
}
