package org.certbureau.ca.orders;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.certbureau.ca.CertificationAuthority;
import org.certbureau.ca.Revocation;
import org.certbureau.ca.RevocationReason;

/** Puts certificates by the thousand into the register, as statements of H2. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SerialRows {
  private static final String NUMBERED = "'4' || lpad(cast(x as varchar), 31, '0')";
  private static final String RANGE = " from system_range(%d, %d)";

  @PersistenceContext(unitName = "bureau")
  EntityManager entities;

  @EJB CertificationAuthority authority;
  @Inject Clock clock;

  /** The code of the issuer that they are of. */
  public String issuer() {
    return (String)
        entities
            .createNativeQuery("select min(code) from ca_issuer where kind = 'ISSUING'")
            .getSingleResult();
  }

  /** Certificates of those numbers. */
  public void issued(int first, int last) {
    execute(
        "insert into ca_serial (id, issuer, serial_hex, state, type, key_fingerprint, not_before,"
            + " not_after, reference, reserved_at, issued_at, audit_count, version)"
            + " select 100000000 + x, '"
            + issuer()
            + "', "
            + NUMBERED
            + ", 'ISSUED', 'SIGNING', '-', current_timestamp, dateadd(year, 1,"
            + " current_timestamp), 'bench', current_timestamp, current_timestamp, 0, 1"
            + RANGE.formatted(first, last));
  }

  /**
   * Those of them are revoked: all but the last long since, that one the way of every revocation.
   */
  public void revoked(int first, int last) {
    if (first < last) {
      execute(
          "insert into ca_revocation (id, issuer, serial_hex, since, reason, not_after,"
              + " version) select 100000000 + x, '"
              + issuer()
              + "', "
              + NUMBERED
              + ", dateadd(day, -1, cast(current_date as timestamp)), 'SUPERSEDED',"
              + " dateadd(year, 1, cast(current_date as timestamp)), 1"
              + RANGE.formatted(first, last - 1));
    }
    authority.revoke(
        new Revocation(
            issuer(), "4%031d".formatted(last), RevocationReason.KEY_COMPROMISE, clock.instant()),
        "bench");
  }

  private void execute(String sql) {
    entities.createNativeQuery(sql).executeUpdate();
  }
}
