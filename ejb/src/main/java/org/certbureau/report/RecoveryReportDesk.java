package org.certbureau.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.calendar.China;
import org.certbureau.recovery.RecoveryBook;
import org.certbureau.recovery.RecoveryEntry;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;

/**
 * 密钥恢复: every key that was to come back in the auditor's regions, who asked, who consented or
 * refused why, to which token, and how it ended.
 */
@Stateless
@RolesAllowed(Roles.AUDITOR)
public class RecoveryReportDesk {
  /** So many are shown; a shorter period has the rest. */
  public static final int MOST = 500;

  @EJB private RecoveryBook book;
  @EJB private Callers callers;
  @EJB private Readings readings;

  /**
   * Those that were asked in a period, the latest first; at most {@link #MOST} by the key centre's
   * word and as many by the bureau's own rows. One that is missing among these, or that somebody
   * has changed, is there with what is wrong with it.
   *
   * @param filter of its conditions period and region count
   * @throws NotFound where the filter names a region that is not the caller's
   */
  public List<RecoveryEntry> entries(ReportFilter filter) {
    return book.asked(regions(filter), from(filter), until(filter), MOST);
  }

  private Set<RegionCode> regions(ReportFilter filter) {
    Caller caller = callers.as(Roles.AUDITOR);
    if (filter.region() == null) {
      return caller.everywhere() ? null : caller.regions();
    }
    caller.requireRegion(
        filter.region(),
        () -> new NotFound("report.region-unknown", "region", filter.region().value()));
    return Set.of(filter.region());
  }

  private static Instant from(ReportFilter filter) {
    return filter.from().atStartOfDay(China.ZONE).toInstant();
  }

  private static Instant until(ReportFilter filter) {
    return filter.to().plusDays(1).atStartOfDay(China.ZONE).toInstant();
  }

  /** The same for a spreadsheet: see {@link CsvTable}. What was taken out goes on record. */
  public byte[] csv(ReportFilter filter, Locale language) {
    List<RecoveryEntry> entries = entries(filter);
    Map<String, String> asked = new TreeMap<>();
    asked.put("report", "key-recoveries");
    asked.put("from", filter.from().toString());
    asked.put("to", filter.to().toString());
    if (filter.region() != null) {
      asked.put("region", filter.region().value());
    }
    asked.put("rows", Integer.toString(entries.size()));
    readings.record("report.exported", asked);
    return RecoveryCsv.of(entries, language);
  }

  /** How many are open now, at most {@link #MOST}. */
  public int open() {
    Caller caller = callers.as(Roles.AUDITOR);
    return book.open(caller.everywhere() ? null : caller.regions(), MOST);
  }
}
