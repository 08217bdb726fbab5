package org.certbureau.certificate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.certbureau.certificate.sight.Sight;
import org.certbureau.work.Conditions;

/** Where certificate lines are kept. */
@ApplicationScoped
class Lines {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  List<Long> add(List<CertificateLine> opened) {
    for (CertificateLine line : opened) {
      entities.persist(line);
      line.numbered();
    }
    if (!opened.isEmpty()) {
      entities.flush();
    }
    return opened.stream().map(CertificateLine::id).toList();
  }

  /** By their keys. */
  Map<Long, CertificateLine> find(Collection<Long> ids) {
    return ids.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "select l from CertificateLine l where l.id in :ids", CertificateLine.class)
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(CertificateLine::id, Function.identity()));
  }

  void add(LineHold hold) {
    entities.persist(hold);
  }

  CertificateLine get(long key) {
    return entities.find(CertificateLine.class, key);
  }

  Optional<Long> key(Sight sight, LineNumber number) {
    Conditions where = new Conditions().and("l.number = :number", "number", number.value());
    sight.narrow(where, "l.region", "l.id");
    return where
        .bind(entities.createQuery("select l.id from CertificateLine l where " + where, Long.class))
        .getResultStream()
        .findFirst();
  }

  /** In one order, so that two that want several do not wait for each other. */
  void lock(Collection<Long> keys) {
    keys.stream()
        .sorted()
        .distinct()
        .forEach(key -> entities.find(CertificateLine.class, key, LockModeType.PESSIMISTIC_WRITE));
  }

  List<LineHold> openHolds(long key) {
    return openHolds(List.of(key));
  }

  private List<LineHold> openHolds(Collection<Long> keys) {
    return entities
        .createQuery(
            "select h from LineHold h where h.line.id in :keys and h.liftedAt is null"
                + " order by h.setAt desc, h.id desc",
            LineHold.class)
        .setParameter("keys", keys)
        .getResultList();
  }

  /** All that ever were, the newest first. */
  List<LineHold> holds(long key) {
    return entities
        .createQuery(
            "select h from LineHold h where h.line.id = :key order by h.setAt desc, h.id desc",
            LineHold.class)
        .setParameter("key", key)
        .getResultList();
  }

  LineViews views(Collection<Long> keys, Pairs pairs, Instant now) {
    return keys.isEmpty()
        ? LineViews.of(List.of(), List.of(), List.of(), now)
        : LineViews.of(List.copyOf(find(keys).values()), pairs.ofLines(keys), openHolds(keys), now);
  }
}
