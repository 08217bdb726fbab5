package org.certbureau.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.certbureau.certificate.name.HolderNames;
import org.certbureau.certificate.sight.Sight;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.HolderType;
import org.certbureau.work.Conditions;

/**
 * Looks for lines and their holders, in one region and in sight. A line is found by every pair that
 * was ever made for it, so that an old name and an old token lead to it.
 */
@ApplicationScoped
class LineSearch {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  @Inject private HolderNames names;

  /** Keys of what is named, the newest first. */
  List<Long> keys(RegionCode region, Sight sight, Sought sought, int most) {
    if (sought.kind() == Sought.Kind.LINE) {
      // one that has no pair yet is found as well
      Conditions where =
          new Conditions()
              .and("l.number = :line", "line", sought.value())
              .and("l.region = :region", "region", region);
      sight.narrow(where, "l.region", "l.id");
      return where
          .bind(
              entities.createQuery("select l.id from CertificateLine l where " + where, Long.class))
          .getResultList();
    }
    Conditions where = inSight(region, sight);
    sought.narrow(where, PairFilter.Name.HOLDER.attribute());
    return keys(where, most);
  }

  /** Keys of a holder's lines, the newest first. */
  List<Long> keys(RegionCode region, Sight sight, LineHolder holder, int most) {
    return keys(of(List.of(holder), inSight(region, sight)), most);
  }

  private List<Long> keys(Conditions where, int most) {
    return where
        .bind(
            entities.createQuery(
                "select distinct p.line.id from CertificatePair p where "
                    + where
                    + " order by p.line.id desc",
                Long.class))
        .setMaxResults(most)
        .getResultList();
  }

  /** What these units hold and has not come to its end, the last to end first. */
  List<LineInForce> inForce(Collection<Long> units, Sight sight, Instant now) {
    Conditions where =
        new Conditions()
            .and("p.line.holder.kind = :kind", "kind", HolderType.UNIT)
            .among("p.line.holder.unit", "units", units)
            .and("p.inForceLine is not null")
            .and("p.notAfter > :now", "now", now);
    sight.narrow(where, "p.line.region", "p.line.id");
    return where
        .bind(
            entities.createQuery(
                "select p.line.holder.unit, p.line.number, p.notAfter from CertificatePair p where "
                    + where
                    + " order by p.notAfter desc, p.line.id",
                Object[].class))
        .getResultStream()
        .map(
            row ->
                new LineInForce(
                    new Holder.Unit((Long) row[0]),
                    new LineNumber((String) row[1]),
                    (Instant) row[2]))
        .toList();
  }

  /** Whose names say that text. */
  List<LineHolder> holders(RegionCode region, Sight sight, String text, int most) {
    return names.find(region, sight, text, most).stream()
        .map(holder -> new LineHolder(holder.name(), holder.creditCode()))
        .toList();
  }

  /** How many lines each of them has, by its identity. */
  Map<Object, Long> counts(RegionCode region, Sight sight, Collection<LineHolder> holders) {
    Map<Object, Long> counts = new HashMap<>();
    List<LineHolder> coded = holders.stream().filter(h -> h.creditCode() != null).toList();
    List<LineHolder> named = holders.stream().filter(h -> h.creditCode() == null).toList();
    counts.putAll(counts("p.creditCode", coded, inSight(region, sight)));
    counts.putAll(counts("p.holderName", named, inSight(region, sight)));
    return counts;
  }

  private Map<Object, Long> counts(String by, List<LineHolder> holders, Conditions where) {
    Map<Object, Long> counts = new HashMap<>();
    if (!holders.isEmpty()) {
      of(holders, where)
          .bind(
              entities.createQuery(
                  "select %1$s, count(distinct p.line.id) from CertificatePair p where %2$s group by %1$s"
                      .formatted(by, where),
                  Object[].class))
          .getResultStream()
          .forEach(row -> counts.put(row[0], (Long) row[1]));
    }
    return counts;
  }

  /** Either all of them have a credit code, or none. */
  private static Conditions of(List<LineHolder> holders, Conditions where) {
    List<CreditCode> codes =
        holders.stream().map(LineHolder::creditCode).filter(Objects::nonNull).toList();
    return codes.isEmpty()
        ? where
            .and("p.creditCode is null")
            .among("p.holderName", "names", holders.stream().map(LineHolder::name).toList())
        : where.among("p.creditCode", "codes", codes);
  }

  private static Conditions inSight(RegionCode region, Sight sight) {
    return sight.narrow(
        new Conditions().and("p.region = :region", "region", region), "p.region", "p.line.id");
  }
}
