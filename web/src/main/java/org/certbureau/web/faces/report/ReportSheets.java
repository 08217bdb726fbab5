package org.certbureau.web.faces.report;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.certbureau.report.ReportFilter;
import org.certbureau.web.faces.frame.SpreadsheetDoor;

/** The table of a report about a period. */
abstract class ReportSheets extends SpreadsheetDoor {
  private static final long serialVersionUID = 1L;

  /** How the file is called, but for its period. */
  abstract String named();

  abstract byte[] csv(ReportFilter filter, Locale words);

  @Override
  protected Sheet sheet(HttpServletRequest request, Locale words) {
    ReportFilter filter = AskedReport.filter(request);
    return Sheet.of("%s-%s-%s".formatted(named(), filter.from(), filter.to()), csv(filter, words));
  }
}
