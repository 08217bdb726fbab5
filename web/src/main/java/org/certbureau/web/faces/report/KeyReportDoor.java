package org.certbureau.web.faces.report;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import java.util.Locale;
import org.certbureau.report.RecoveryReportDesk;
import org.certbureau.report.ReportFilter;

/** The keys that were to come back. */
@WebServlet("/files/reports/key-recoveries.csv")
public class KeyReportDoor extends ReportSheets {
  private static final long serialVersionUID = 1L;

  @EJB private transient RecoveryReportDesk recoveries;

  @Override
  String named() {
    return "key-recoveries";
  }

  @Override
  byte[] csv(ReportFilter filter, Locale words) {
    return recoveries.csv(filter, words);
  }
}
