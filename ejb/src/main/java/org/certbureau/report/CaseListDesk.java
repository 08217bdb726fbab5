package org.certbureau.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.certbureau.application.worklist.Sorting;
import org.certbureau.application.worklist.WorkDesk;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.application.worklist.WorkPage;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.PolicyDesk;
import org.certbureau.staff.Roles;

/**
 * The list of applications for a spreadsheet, as its filter and its order have it. It flows: no
 * more than a page of it is ever held.
 */
@Stateless
@RolesAllowed({Roles.ACCEPTOR, Roles.REVIEWER, Roles.CASHIER, Roles.MAKER, Roles.AUDITOR})
public class CaseListDesk {
  private static final int ROWS_AT_ONCE = 200;

  @EJB private PolicyDesk policies;
  @EJB private Readings readings;
  @EJB private WorkDesk work;

  /**
   * Puts on record what is taken along, before any of it is.
   *
   * @throws RuleViolation where the filter is refused
   */
  public void begin(WorkFilter filter, Sorting sorting) {
    Map<String, String> asked = new TreeMap<>();
    asked.put("report", "applications");
    put(asked, "awaiting", filter.awaiting());
    put(asked, "state", filter.state());
    put(asked, "service", filter.service());
    put(asked, "channel", filter.channel());
    put(asked, "text", told(filter.text()));
    put(asked, "mine", filter.mine() ? "true" : null);
    put(asked, "of", filter.days().isAny() ? null : filter.days().of());
    put(asked, "from", filter.days().from());
    put(asked, "to", filter.days().to());
    put(asked, "sort", sorting.by() + (sorting.descending() ? " desc" : ""));
    put(asked, "rows", Integer.toString(work.count(filter)));
    readings.record("report.exported", asked);
  }

  private static void put(Map<String, String> asked, String name, Object value) {
    if (value != null) {
      asked.put(name, value.toString());
    }
  }

  /** A number of a case is told; whatever else was typed may name a person. */
  private static String told(String text) {
    return text == null ? null : CaseNumber.find(text).map(CaseNumber::value).orElse("…");
  }

  /** Writes it: see {@link CsvTable}. Each page is read by itself, as people turn them. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void csv(WorkFilter filter, Sorting sorting, Locale language, OutputStream out)
      throws IOException {
    CaseCsv csv = new CaseCsv(language, policies);
    String after = null;
    do {
      WorkPage page = work.sorted(filter, sorting, after, ROWS_AT_ONCE);
      page.items().forEach(csv::line);
      csv.flow(out);
      after = page.next();
    } while (after != null);
  }
}
