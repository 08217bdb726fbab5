package org.certbureau.station;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.certbureau.kernel.RegionCode;
import org.certbureau.station.contract.Heartbeat;

/** Where stations are kept. */
@ApplicationScoped
class Stations {
  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  void add(Station station) {
    entities.persist(station);
    entities.flush();
  }

  Optional<Station> byCode(String code) {
    return Optional.ofNullable(entities.find(Station.class, code));
  }

  RegionCode regionOf(String code) {
    return byCode(code).orElseThrow().region();
  }

  List<Station> all() {
    return entities
        .createQuery("select s from Station s order by s.code", Station.class)
        .getResultList();
  }

  /** The regions that have a station to work with. */
  List<RegionCode> regions() {
    return entities
        .createQuery(
            "select distinct s.region from Station s where s.retired = false order by s.region",
            RegionCode.class)
        .getResultList();
  }

  List<Station> working(RegionCode region) {
    return entities
        .createQuery(
            "select s from Station s where s.region = :region and s.retired = false"
                + " order by s.code",
            Station.class)
        .setParameter("region", region)
        .getResultList();
  }

  List<Station> in(Collection<RegionCode> regions) {
    return entities
        .createQuery(
            "select s from Station s where s.region in :regions order by s.code", Station.class)
        .setParameter("regions", regions)
        .getResultList();
  }

  /** Past the version: two nodes may hear of a station at once, and either is right. */
  void seen(String code, Instant now, Heartbeat beat) {
    entities
        .createQuery(
            "update Station s set s.lastSeenAt = :now, s.slots = :slots, s.blanks = :blanks,"
                + " s.slipWords = :slipWords where s.code = :code")
        .setParameter("now", now)
        .setParameter("slots", beat.slots())
        .setParameter("blanks", beat.blanks())
        .setParameter("slipWords", beat.slipWords())
        .setParameter("code", code)
        .executeUpdate();
  }
}
