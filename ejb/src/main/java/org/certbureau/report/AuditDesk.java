package org.certbureau.report;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.audit.ChainVerification;
import org.certbureau.audit.EntryMac;
import org.certbureau.audit.TrailAlarms;
import org.certbureau.audit.Verification;
import org.certbureau.kernel.Problem;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;
import org.certbureau.work.Page;
import org.certbureau.work.Sealings;

/** The trail as an auditor reads it. That it was read is an entry, too. */
@Stateless
@RolesAllowed(Roles.AUDITOR)
public class AuditDesk {
  /** Most entries of one page. */
  public static final int MOST = 200;

  @Resource(lookup = "java:app/jdbc/bureau")
  private DataSource dataSource;

  @EJB private AuditTrail audit;
  @EJB private TrailAlarms alarms;
  @EJB private Callers callers;
  @EJB private Readings readings;
  @Inject private Sealings sealings;

  /**
   * A page of sealed entries of the auditor's regions and of the whole house, the newest first.
   *
   * @param before the place of the last entry of the page before; null for the first page
   * @param filter what to look for; see {@link AuditTrail.Filter}
   * @param limit entries of a page, 1 to {@link #MOST}
   */
  public List<AuditRecord> page(AuditTrail.Filter filter, Long before, int limit) {
    List<AuditRecord> page =
        audit.page(filter, callers.as(Roles.AUDITOR).bounds(), before, Page.size(limit, MOST));
    Map<String, String> asked = new TreeMap<>();
    put(asked, "actor", filter.actor());
    put(asked, "action", filter.action());
    put(asked, "object", filter.objectId());
    put(asked, "from", filter.from());
    put(asked, "until", filter.until());
    put(asked, "before", before);
    readings.record("audit.read", asked);
    return page;
  }

  /** What somebody has to look at, in words; nothing where all is well. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Problem> alarms() {
    return alarms.told();
  }

  private static void put(Map<String, String> details, String name, Object value) {
    if (value != null) {
      details.put(name, Objects.toString(value));
    }
  }

  /**
   * Walks the whole chain, of all regions: a part of it proves nothing. The result goes on record.
   * Takes as long as the trail is long; no transaction is open meanwhile.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Verification verify() {
    Verification found;
    try (Connection connection = dataSource.getConnection()) {
      found = ChainVerification.of(connection, EntryMac.of(sealings)).run();
    } catch (SQLException | IOException e) {
      throw new EJBException(e);
    }
    readings.record(
        "audit.verified",
        found.intact()
            ? Map.of("result", "intact", "entries", Long.toString(found.entries()))
            : Map.of("result", "broken", "broken", found.brokenInWords(Locale.ENGLISH)));
    return found;
  }
}
