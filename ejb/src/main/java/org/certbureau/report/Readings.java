package org.certbureau.report;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.util.Map;
import java.util.Set;
import org.certbureau.audit.AuditTrail;
import org.certbureau.audit.SingleEvent;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;

/** Puts on record what auditors looked at and took with them. */
@Stateless
@PermitAll
public class Readings {
  @EJB private AuditTrail audit;
  @EJB private Callers callers;

  /**
   * @param asked what was asked for; never what was found
   */
  public void record(String action, Map<String, String> asked) {
    audit.record(new SingleEvent("reading", onlyRegion(callers.current())), action, asked);
  }

  /** Who reads for one region is a matter of that region; all others of the whole house. */
  private static RegionCode onlyRegion(Caller caller) {
    Set<RegionCode> regions = caller.regions();
    return caller.everywhere() || regions.size() != 1 ? null : regions.iterator().next();
  }
}
