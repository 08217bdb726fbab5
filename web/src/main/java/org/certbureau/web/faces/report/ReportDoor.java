package org.certbureau.web.faces.report;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import java.util.Locale;
import org.certbureau.report.BusinessReport;
import org.certbureau.report.ReportFilter;

/** The business report. */
@WebServlet("/files/reports/business.csv")
public class ReportDoor extends ReportSheets {
  private static final long serialVersionUID = 1L;

  @EJB private transient BusinessReport business;

  @Override
  String named() {
    return "business";
  }

  @Override
  byte[] csv(ReportFilter filter, Locale words) {
    return business.csv(filter, words);
  }
}
