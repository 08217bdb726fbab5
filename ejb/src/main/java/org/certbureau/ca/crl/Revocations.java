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
import java.util.OptionalLong;
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

  /**
   * What an issuer's complete list lacks.
   *
   * @param rows how many certificates
   * @param changes how often they were changed: never twice the same between two complete lists
   */
  record Lacking(long rows, long changes) {
    static final Lacking NOTHING = new Lacking(0, 0);

    private Lacking plus(Lacking more) {
      return new Lacking(rows + more.rows, changes + more.changes);
    }
  }

  /**
   * By issuer; those whose complete list lacks nothing are not there. Asked in the order of the
   * marks and by nothing else: a database that were told of the issuer could take to the index of
   * all its rows.
   */
  Map<String, Lacking> lacking() {
    Map<String, Lacking> lacking = new HashMap<>();
    entities
        .createQuery(
            "select r.unpublished, r.issuer, count(r) from RevokedSerial r"
                + " where r.unpublished >= 1 group by r.unpublished, r.issuer",
            Object[].class)
        .getResultList()
        .forEach(
            row -> {
              long rows = ((Number) row[2]).longValue();
              lacking.merge(
                  (String) row[1], new Lacking(rows, rows * (Integer) row[0]), Lacking::plus);
            });
    return lacking;
  }

  /**
   * Hands out what an issuer's complete list lacks, as a delta says it; asked as {@link #lacking}.
   *
   * @return the changes that were handed out, as {@link Lacking} counts them
   */
  long handOutLacking(String issuer, Consumer<RevokedEntry> lines) {
    long changes = 0;
    for (Object[] row :
        entities
            .createQuery(
                "select r.serialHex, r.since, r.reason, r.liftedAt, r.unpublished, r.issuer"
                    + " from RevokedSerial r where r.unpublished >= 1 order by r.unpublished",
                Object[].class)
            .getResultList()) {
      if (!issuer.equals(row[5])) {
        continue;
      }
      String serialHex = (String) row[0];
      Instant liftedAt = (Instant) row[3];
      lines.accept(
          liftedAt == null
              ? new RevokedEntry(serialHex, (Instant) row[1], (RevocationReason) row[2])
              : RevokedEntry.lifted(serialHex, liftedAt));
      changes += (Integer) row[4];
    }
    return changes;
  }

  /**
   * Hands out all lines of an issuer's list, a page at a time. Takes note that a list is being made
   * before it reads a page: what is committed in between is on this list and announces itself for
   * the next.
   *
   * <p>A page is a stretch of ids and not a number of rows in order, so that no statement meets
   * more rows than a page has ids, whichever index a database takes and whatever it thinks it would
   * have to sort.
   *
   * @param expiredSince a certificate that expired before that is left out
   * @param afterPage is run after each page
   */
  void handOut(
      String issuer, Instant expiredSince, Consumer<RevokedEntry> lines, Runnable afterPage) {
    OptionalLong first = next(issuer, 0);
    while (first.isPresent()) {
      long last = first.getAsLong() + PAGE - 1;
      takeNotice(issuer, first.getAsLong(), last);
      page(issuer, first.getAsLong(), last, expiredSince).forEach(lines);
      afterPage.run();
      first = next(issuer, last + 1);
    }
  }

  /** The first id from that one on; ids of many restarts or of another issuer are leapt over. */
  private OptionalLong next(String issuer, long from) {
    return entities
        .createQuery(
            // by the issuer too, though there is but one: H2 uses an index only for its whole order
            "select r.id from RevokedSerial r where r.issuer = :issuer and r.id >= :from"
                + " order by r.issuer, r.id",
            Long.class)
        .setParameter("issuer", issuer)
        .setParameter("from", from)
        .setMaxResults(1)
        .getResultStream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  private void takeNotice(String issuer, long first, long last) {
    entities
        // by SQL, since JPQL would count up the version under a clerk who is just changing the row
        .createNativeQuery(
            "update ca_revocation set unpublished = null"
                + " where issuer = ?1 and id >= ?2 and id <= ?3 and unpublished >= 1")
        .setParameter(1, issuer)
        .setParameter(2, first)
        .setParameter(3, last)
        .executeUpdate();
  }

  private List<RevokedEntry> page(String issuer, long first, long last, Instant expiredSince) {
    return entities
        .createQuery(
            "select r.serialHex, r.since, r.reason from RevokedSerial r"
                + " where r.issuer = :issuer and r.id >= :first and r.id <= :last"
                + " and r.liftedAt is null and r.notAfter >= :expiredSince"
                + " order by r.issuer, r.id",
            Object[].class)
        .setParameter("issuer", issuer)
        .setParameter("first", first)
        .setParameter("last", last)
        .setParameter("expiredSince", expiredSince)
        .getResultList()
        .stream()
        .map(row -> new RevokedEntry((String) row[0], (Instant) row[1], (RevocationReason) row[2]))
        .toList();
  }
}
