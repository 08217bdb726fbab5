package org.certbureau.ca.crl;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.certbureau.ca.RevocationReason;
import org.certbureau.ca.serial.Serials;

/** What is on the revocation lists. */
@ApplicationScoped
public class Revocations {
  private static final int PAGE = 5_000;
  private static final int LIST = 500;

  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  public void add(RevokedSerial revoked) {
    entities.persist(revoked);
  }

  /** Those of the named serials that are or were on a list, by {@link Serials#key}. */
  public Map<String, RevokedSerial> find(Collection<String> serialHexes) {
    Map<String, RevokedSerial> found = new HashMap<>();
    List<String> all = new ArrayList<>(serialHexes);
    for (int from = 0; from < all.size(); from += LIST) {
      entities
          .createQuery(
              "select r from RevokedSerial r where r.serialHex in :serials", RevokedSerial.class)
          .setParameter("serials", all.subList(from, Math.min(all.size(), from + LIST)))
          .getResultList()
          .forEach(r -> found.put(Serials.key(r.issuer(), r.serialHex()), r));
    }
    return found;
  }

  /** The issuers whose published list lacks something. */
  Set<String> issuersWithUnpublished() {
    return new TreeSet<>(
        entities
            .createQuery(
                "select distinct r.issuer from RevokedSerial r where r.unpublished >= 1",
                String.class)
            .getResultList());
  }

  /**
   * Takes note that a list is being made. To be called before the lines are read: what is committed
   * in between is on this list and announces itself for the next.
   */
  void takeNotice(String issuer) {
    entities
        // by SQL, since JPQL would count up the version under a clerk who is just changing the row
        .createNativeQuery(
            "update ca_revocation set unpublished = null where issuer = ?1 and unpublished >= 1")
        .setParameter(1, issuer)
        .executeUpdate();
  }

  /**
   * Hands out all lines of an issuer's list, a page at a time.
   *
   * @param expiredSince a certificate that expired before that is left out
   */
  void forEachLine(String issuer, Instant expiredSince, Consumer<RevokedEntry> lines) {
    long last = 0;
    List<Object[]> page;
    do {
      page =
          entities
              .createQuery(
                  "select r.id, r.serialHex, r.since, r.reason from RevokedSerial r"
                      + " where r.issuer = :issuer and r.id > :last and r.liftedAt is null"
                      + " and r.notAfter >= :expiredSince order by r.id",
                  Object[].class)
              .setParameter("issuer", issuer)
              .setParameter("last", last)
              .setParameter("expiredSince", expiredSince)
              .setMaxResults(PAGE)
              .getResultList();
      for (Object[] row : page) {
        lines.accept(
            new RevokedEntry((String) row[1], (Instant) row[2], (RevocationReason) row[3]));
        last = (Long) row[0];
      }
    } while (page.size() == PAGE);
  }
}
