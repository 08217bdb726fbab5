package org.certbureau.web.faces.report;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.report.RecoveryReportDesk;
import org.certbureau.report.ReportFilter;
import org.certbureau.web.door.ErrorPage;
import org.certbureau.web.faces.words.Language;

/**
 * The keys that were to come back for a spreadsheet, as {@link ReportDoor} gives its table: {@code
 * /files/reports/key-recoveries.csv?from=2026-11-01&to=2026-11-30}.
 */
@WebServlet("/files/reports/key-recoveries.csv")
public class KeyReportDoor extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @EJB private transient RecoveryReportDesk recoveries;
  @Inject private transient Language language;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      ReportFilter filter = AskedReport.filter(request);
      byte[] csv = recoveries.csv(filter, language.getLocale());
      response.setHeader("Cache-Control", "private, no-store");
      response.setHeader(
          "Content-Disposition",
          "attachment; filename=\"key-recoveries-%s-%s.csv\""
              .formatted(filter.from(), filter.to()));
      response.setContentType("text/csv;charset=UTF-8");
      response.setContentLength(csv.length);
      response.getOutputStream().write(csv);
    } catch (DateTimeException unknown) {
      ErrorPage.refuse(request, response, HttpServletResponse.SC_NOT_FOUND);
    } catch (RuleViolation | EJBAccessException refused) {
      ErrorPage.refuse(request, response, refused);
    }
  }
}
