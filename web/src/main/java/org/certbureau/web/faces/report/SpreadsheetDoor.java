package org.certbureau.web.faces.report;

import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.report.ReportFilter;
import org.certbureau.web.door.ErrorPage;
import org.certbureau.web.faces.words.Language;

/**
 * The table of a report's page for a spreadsheet, by the page's own parameters and in its language:
 * {@code ?from=2026-11-01&to=2026-11-30}. The desk checks who asks.
 */
abstract class SpreadsheetDoor extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Language language;

  /** How the file is called, but for its period. */
  abstract String named();

  abstract byte[] csv(ReportFilter filter, Locale words);

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      ReportFilter filter = AskedReport.filter(request);
      byte[] csv = csv(filter, language.getLocale());
      response.setHeader("Cache-Control", "private, no-store");
      response.setHeader(
          "Content-Disposition",
          "attachment; filename=\"%s-%s-%s.csv\"".formatted(named(), filter.from(), filter.to()));
      response.setContentType("text/csv;charset=UTF-8");
      response.setContentLength(csv.length);
      response.getOutputStream().write(csv);
    } catch (RuleViolation | EJBAccessException refused) {
      ErrorPage.refuse(request, response, refused);
    }
  }
}
