package org.certbureau.subscriber;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.certbureau.kernel.RegionCode;

/** All units, agents and consents. */
@ApplicationScoped
class Subscribers {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  Optional<Unit> unit(RegionCode region, String identity) {
    return entities
        .createQuery(
            "select u from Unit u where u.region = :region and u.identity = :identity", Unit.class)
        .setParameter("region", region)
        .setParameter("identity", identity)
        .getResultStream()
        .findFirst();
  }

  Optional<Unit> unit(long id) {
    return Optional.ofNullable(entities.find(Unit.class, id));
  }

  List<Agent> agents(Unit unit, String name) {
    return entities
        .createQuery("select a from Agent a where a.unitId = :unit and a.name = :name", Agent.class)
        .setParameter("unit", unit.id())
        .setParameter("name", name)
        .getResultList();
  }

  List<Consent> consents(String reference) {
    return entities
        .createQuery(
            "select c from Consent c where c.reference = :ref order by c.id", Consent.class)
        .setParameter("ref", reference)
        .getResultList();
  }

  List<Consent> consents(Collection<String> references) {
    return references.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select c from Consent c where c.reference in :refs order by c.id", Consent.class)
            .setParameter("refs", references)
            .getResultList();
  }

  void add(Object subscriberOrConsent) {
    entities.persist(subscriberOrConsent);
  }
}
