package org.certbureau.web.faces.report;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Service;
import org.certbureau.report.ReportFilter;

/** What an address asks of a report. */
final class AskedReport {
  private AskedReport() {}

  /**
   * @throws RuleViolation for what is no day, at its field
   */
  static ReportFilter filter(HttpServletRequest request) {
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
    return ReportFilter.day(name, given(request, name));
  }

  private static String given(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null || value.isBlank() ? null : value;
  }
}
