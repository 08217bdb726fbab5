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
import java.time.LocalDate;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.calendar.Days;
import org.certbureau.region.business.Service;
import org.certbureau.report.BusinessReport;
import org.certbureau.report.ReportFilter;
import org.certbureau.web.door.ErrorPage;
import org.certbureau.web.faces.words.Language;

/**
 * The table of the report page for a spreadsheet, by the page's own parameters and in its language:
 * {@code /files/reports/business.csv?from=2026-11-01&to=2026-11-30}. The desk checks who asks.
 */
@WebServlet("/files/reports/business.csv")
public class ReportDoor extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @EJB private transient BusinessReport business;
  @Inject private transient Language language;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      ReportFilter filter = filter(request);
      byte[] csv = business.csv(filter, language.getLocale());
      response.setHeader("Cache-Control", "private, no-store");
      response.setHeader(
          "Content-Disposition",
          "attachment; filename=\"business-%s-%s.csv\"".formatted(filter.from(), filter.to()));
      response.setContentType("text/csv;charset=UTF-8");
      response.setContentLength(csv.length);
      response.getOutputStream().write(csv);
    } catch (DateTimeException unknown) {
      ErrorPage.refuse(request, response, HttpServletResponse.SC_NOT_FOUND);
    } catch (RuleViolation | EJBAccessException refused) {
      ErrorPage.refuse(request, response, refused);
    }
  }

  private static ReportFilter filter(HttpServletRequest request) {
    String region = given(request, "region");
    String service = given(request, "service");
    return new ReportFilter(
        day(request, "from"),
        day(request, "to"),
        region == null ? null : RegionCode.of(region),
        service == null ? null : Service.of(service),
        given(request, "desk"));
  }

  private static LocalDate day(HttpServletRequest request, String name) {
    String day = given(request, name);
    return day == null ? null : Days.of(day);
  }

  private static String given(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null || value.isBlank() ? null : value;
  }
}
