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
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.certbureau.ca.RevocationReason;
import org.certbureau.ca.serial.Serials;
import org.certbureau.work.UtcTimestamp;

/** What is on the revocation lists. */
@ApplicationScoped
public class Revocations {
  private static final int PAGE = 5_000;
  private static final int LIST = 500;
  private static final int MOST_FRESH = 20_000;

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
   * What has changed since the complete list that an issuer's deltas begin from.
   *
   * @param rows how many certificates
   * @param changes how often they were changed: never twice the same between two such lists
   */
  record Changed(long rows, long changes) {
    static final Changed NOTHING = new Changed(0, 0);

    private Changed plus(Changed more) {
      return new Changed(rows + more.rows, changes + more.changes);
    }
  }

  /**
   * By issuer; those of whom nothing has changed are not there. Asked in the order of the marks and
   * by nothing else: a database that were told of the issuer could take to the index of all its
   * rows.
   */
  Map<String, Changed> changed() {
    Map<String, Changed> changed = new HashMap<>();
    entities
        .createQuery(
            "select r.changes, r.issuer, count(r) from RevokedSerial r"
                + " where r.changes >= 1 group by r.changes, r.issuer",
            Object[].class)
        .getResultList()
        .forEach(
            row -> {
              long rows = ((Number) row[2]).longValue();
              changed.merge(
                  (String) row[1], new Changed(rows, rows * (Integer) row[0]), Changed::plus);
            });
    return changed;
  }

  /**
   * What no list shows yet.
   *
   * @param ids of rows, by the version in which they are to be shown
   */
  record Fresh(Map<Integer, List<Long>> ids) {}

  /**
   * Of an issuer, asked as {@link #changed} before a list is made; so many in a row were no hold.
   */
  Fresh fresh(String issuer) {
    Map<Integer, List<Long>> ids = new TreeMap<>();
    entities
        .createQuery(
            "select r.id, r.version, r.issuer from RevokedSerial r where r.changes >= 1"
                + " and (r.listedVersion is null or r.listedVersion <> r.version)"
                + " order by r.changes",
            Object[].class)
        .setMaxResults(MOST_FRESH)
        .getResultStream()
        .filter(row -> issuer.equals(row[2]))
        .forEach(
            row ->
                ids.computeIfAbsent((Integer) row[1], version -> new ArrayList<>())
                    .add((Long) row[0]));
    return new Fresh(ids);
  }

  /** Keeps that a list shows them, but for those that were changed again before it was made. */
  void listed(Fresh fresh, long number, Instant at) {
    fresh
        .ids()
        .forEach(
            (version, ids) -> {
              for (int from = 0; from < ids.size(); from += LIST) {
                listed(ids.subList(from, Math.min(ids.size(), from + LIST)), version, number, at);
              }
            });
  }

  private void listed(List<Long> ids, int version, long number, Instant at) {
    entities
        // by SQL, as in takeNotice
        .createNativeQuery(
            "update ca_revocation set list_number = ?1, listed_at = ?2, listed_version = ?3"
                + " where version = ?3 and id in ("
                + ids.stream().map(String::valueOf).collect(Collectors.joining(", "))
                + ")")
        .setParameter(1, number)
        .setParameter(2, UtcTimestamp.column(at))
        .setParameter(3, version)
        .executeUpdate();
  }

  /** The issuers with changes since before then that no list shows. */
  List<String> unlisted(Instant before) {
    return entities
        .createQuery(
            "select distinct r.issuer from RevokedSerial r where r.changes >= 1"
                + " and (r.listedVersion is null or r.listedVersion <> r.version)"
                + " and r.since < :before and (r.liftedAt is null or r.liftedAt < :before)"
                + " order by r.issuer",
            String.class)
        .setParameter("before", before)
        .getResultList();
  }

  /**
   * Hands out what has changed since the base, as a delta says it; asked as {@link #changed}.
   *
   * @param expiredSince a certificate that expired before that is not told to be revoked
   * @return the changes that were handed out, as {@link Changed} counts them
   */
  long handOutChanges(String issuer, Instant expiredSince, Consumer<RevokedEntry> lines) {
    return entities
        .createQuery(RevokedRow.SELECT + " where r.changes >= 1 order by r.changes", Object[].class)
        .getResultList()
        .stream()
        .map(RevokedRow::of)
        .filter(row -> row.issuer().equals(issuer))
        .peek(row -> row.tellChange(expiredSince, lines))
        .mapToLong(RevokedRow::changeCount)
        .sum();
  }

  /**
   * Hands out all lines of an issuer's list that becomes the base of deltas, a page at a time.
   * Takes note of that before it reads a page: what is committed in between is on this list and
   * announces itself for the next.
   *
   * @param expiredSince a certificate that expired before that is left out
   * @param afterPage is run after each page
   */
  void handOut(
      String issuer, Instant expiredSince, Consumer<RevokedEntry> lines, Runnable afterPage) {
    eachStretch(
        issuer,
        (first, last) -> {
          takeNotice(issuer, first, last);
          page(issuer, first, last, expiredSince).forEach(lines);
          afterPage.run();
        });
  }

  /**
   * Hands out all lines of an issuer's list and, apart, what has changed since the base. Each row
   * is read once, so that the list and its delta say the same whatever is committed meanwhile.
   *
   * @return the changes that were handed out, as {@link Changed} counts them
   */
  long handOutBoth(
      String issuer,
      Instant expiredSince,
      Consumer<RevokedEntry> lines,
      Consumer<RevokedEntry> changes,
      Runnable afterPage) {
    long[] count = {0};
    eachStretch(
        issuer,
        (first, last) -> {
          for (RevokedRow row : pageWithChanges(issuer, first, last, expiredSince)) {
            row.tell(expiredSince, lines);
            if (row.changeCount() > 0) {
              row.tellChange(expiredSince, changes);
              count[0] += row.changeCount();
            }
          }
          afterPage.run();
        });
    return count[0];
  }

  /** What is done with the ids from one to another. */
  private interface Stretch {
    void read(long first, long last);
  }

  /**
   * A page is a stretch of ids and not a number of rows in order, so that no statement meets more
   * rows than a page has ids, whichever index a database takes and whatever it thinks it would have
   * to sort.
   */
  private void eachStretch(String issuer, Stretch stretch) {
    OptionalLong first = next(issuer, 0);
    while (first.isPresent()) {
      long last = first.getAsLong() + PAGE - 1;
      stretch.read(first.getAsLong(), last);
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

  private List<RevokedRow> pageWithChanges(
      String issuer, long first, long last, Instant expiredSince) {
    return entities
        .createQuery(
            RevokedRow.SELECT
                + " where r.issuer = :issuer and r.id >= :first and r.id <= :last"
                + " and (r.changes >= 1 or r.liftedAt is null and r.notAfter >= :expiredSince)"
                + " order by r.issuer, r.id",
            Object[].class)
        .setParameter("issuer", issuer)
        .setParameter("first", first)
        .setParameter("last", last)
        .setParameter("expiredSince", expiredSince)
        .getResultList()
        .stream()
        .map(RevokedRow::of)
        .toList();
  }
}
