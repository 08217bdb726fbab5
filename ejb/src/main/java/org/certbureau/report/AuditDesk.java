package org.certbureau.report;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.audit.ChainVerification;
import org.certbureau.audit.SingleEvent;
import org.certbureau.audit.Verification;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;

/** The trail as an auditor reads it. That it was read is an entry, too. */
@Stateless
@RolesAllowed(Roles.AUDITOR)
public class AuditDesk {
  /** Most entries of one page. */
  public static final int MOST = 200;

  @Resource(lookup = "java:app/jdbc/bureau")
  private DataSource dataSource;

  @EJB private AuditTrail audit;
  @EJB private Callers callers;

  /**
   * A page of sealed entries of the auditor's regions, the newest first.
   *
   * @param before the place of the last entry of the page before; null for the first page
   * @param filter what to look for; see {@link AuditTrail.Filter}
   */
  public List<AuditRecord> page(AuditTrail.Filter filter, Long before, int limit) {
    List<AuditRecord> page =
        audit.page(filter, regions(), before, Math.max(1, Math.min(limit, MOST)));
    Map<String, String> asked = new HashMap<>();
    put(asked, "actor", filter.actor());
    put(asked, "action", filter.action());
    put(asked, "object", filter.objectId());
    audit.record(new SingleEvent("audit", null), "audit.read", asked);
    return page;
  }

  private static void put(Map<String, String> details, String name, String value) {
    if (value != null) {
      details.put(name, value);
    }
  }

  /** Walks the whole chain, of all regions: a part of it proves nothing. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Verification verify() {
    try (Connection connection = dataSource.getConnection()) {
      return ChainVerification.of(connection).run();
    } catch (SQLException | IOException e) {
      throw new EJBException(e);
    }
  }

  /** Records that the chain was verified, and with what result. */
  public void verified(Verification result) {
    audit.record(
        new SingleEvent("audit", null),
        "audit.verified",
        Map.of("intact", Boolean.toString(result.intact())));
  }

  private Set<String> regions() {
    return callers.current().regions().stream().map(RegionCode::value).collect(Collectors.toSet());
  }
}
