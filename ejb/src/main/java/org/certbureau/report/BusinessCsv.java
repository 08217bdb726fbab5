package org.certbureau.report;

import java.util.List;
import java.util.Locale;
import org.certbureau.kernel.Messages;

/** The business report as a spreadsheet reads it: rows, their total, and what is counted how. */
final class BusinessCsv {
  private static final List<String> COLUMNS =
      List.of(
          "day",
          "region",
          "region-name",
          "desk",
          "desk-name",
          "service",
          "service-name",
          "accepted",
          "closed",
          "made",
          "failed",
          "payments",
          "refunds",
          "fees");

  private BusinessCsv() {}

  static byte[] of(BusinessTable table, Locale language) {
    CsvTable csv = new CsvTable();
    COLUMNS.forEach(column -> csv.text(text(language, "column-" + column)));
    csv.endLine();
    for (BusinessRow row : table.rows()) {
      csv.text(row.day().toString())
          .id(row.region())
          .text(row.regionName())
          .id(row.desk())
          .text(row.deskName())
          .id(row.service() == null ? null : row.service().name())
          .text(row.serviceName());
      figures(csv, row.figures());
    }
    csv.text(text(language, "total"));
    for (int i = 1; i < 7; i++) {
      csv.text(null);
    }
    figures(csv, table.totals());
    for (String line : table.basis()) {
      csv.text(line).endLine();
    }
    return csv.bytes();
  }

  private static void figures(CsvTable csv, Figures figures) {
    csv.number(figures.accepted())
        .number(figures.closed())
        .number(figures.made())
        .number(figures.failed())
        .number(figures.payments())
        .number(figures.refunds())
        .number(figures.fees())
        .endLine();
  }

  private static String text(Locale language, String key) {
    return Messages.text(language, "report." + key, List.of());
  }
}
