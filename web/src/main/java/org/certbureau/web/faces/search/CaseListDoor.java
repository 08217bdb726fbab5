package org.certbureau.web.faces.search;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.certbureau.application.finding.SoughtDesk;
import org.certbureau.application.worklist.Sorting;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.kernel.calendar.China;
import org.certbureau.report.CaseListDesk;
import org.certbureau.web.faces.frame.SpreadsheetDoor;

/** The list of applications, as its page shows it, and all of it. */
@WebServlet("/files/lists/applications.csv")
public class CaseListDoor extends SpreadsheetDoor {
  private static final long serialVersionUID = 1L;

  @EJB private transient CaseListDesk report;
  @EJB private transient SoughtDesk sought;
  @Inject private transient Clock clock;

  @Override
  protected Sheet sheet(HttpServletRequest request, Locale words) {
    WorkFilter filter =
        CaseAddress.filter(request, sought.typed(request.getParameter("text")).orElse(null));
    Sorting sorting = CaseAddress.sorting(request);
    report.begin(filter, sorting);
    return new Sheet(
        "applications-" + LocalDate.now(clock.withZone(China.ZONE)),
        out -> report.csv(filter, sorting, words, out));
  }
}
