package org.certbureau.station.pinkeys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.certbureau.kernel.RegionCode;
import org.certbureau.station.contract.SharedPinKey;

/**
 * The keys that stations say they have, in the caller's transaction. A station's own is called by
 * its code and stands in no row; a region's is called {@code REGION/GENERATION} (ADR 37). The
 * bureau knows their names and never a key.
 */
@ApplicationScoped
public class PinKeyBook {
  private static final String GENERATION = "/";

  @PersistenceContext(unitName = "bureau")
  private EntityManager entities;

  /**
   * Notes what a station says it has.
   *
   * @return false where that was known
   */
  public boolean heard(String station, Collection<SharedPinKey> keys) {
    List<PinKeyRow> known = rows(List.of(station));
    Set<SharedPinKey> before = known.stream().map(PinKeyRow::key).collect(Collectors.toSet());
    if (before.equals(new HashSet<>(keys))) {
      return false;
    }
    known.stream().filter(row -> !keys.contains(row.key())).forEach(entities::remove);
    entities.flush();
    new HashSet<>(keys)
        .stream()
            .filter(key -> !before.contains(key))
            .forEach(key -> entities.persist(new PinKeyRow(station, key)));
    return true;
  }

  /** The names of the keys that each of some stations has, its own among them. */
  public Map<String, Set<String>> names(Collection<String> stations) {
    Map<String, Set<String>> names = new TreeMap<>();
    stations.forEach(station -> names.put(station, new TreeSet<>(Set.of(station))));
    rows(stations).forEach(row -> names.get(row.station()).add(row.key().name()));
    return names;
  }

  /**
   * The key under which a station is to make tokens: the latest of its region that it has, unless
   * another station has another key of that name, which no station could tell from it.
   *
   * @param all the stations of the region
   * @return empty where that is its own
   */
  public Optional<String> forNew(String station, RegionCode region, Collection<String> all) {
    Map<String, Set<String>> checks = new HashMap<>();
    Set<String> own = new HashSet<>();
    for (PinKeyRow row : rows(all)) {
      if (row.key().check() != null && isOf(region, row.key().name())) {
        checks.computeIfAbsent(row.key().name(), name -> new HashSet<>()).add(row.key().check());
        if (row.station().equals(station)) {
          own.add(row.key().name());
        }
      }
    }
    return own.stream()
        .filter(name -> checks.get(name).size() == 1)
        .max(Comparator.comparingInt(PinKeyBook::generation));
  }

  /**
   * Names under which two stations have different keys: tokens that were made under one of them are
   * opened by the station that made them alone, and none is made under it any more.
   */
  public Set<String> disputed() {
    return new TreeSet<>(
        entities
            .createQuery(
                "select r.name from PinKeyRow r where r.check is not null group by r.name"
                    + " having count(distinct r.check) > 1",
                String.class)
            .getResultList());
  }

  private static boolean isOf(RegionCode region, String name) {
    return name.startsWith(region.value() + GENERATION);
  }

  private static int generation(String name) {
    return Integer.parseInt(name.substring(name.indexOf(GENERATION) + 1));
  }

  private List<PinKeyRow> rows(Collection<String> stations) {
    return stations.isEmpty()
        ? List.of()
        : entities
            .createQuery("select r from PinKeyRow r where r.station in :stations", PinKeyRow.class)
            .setParameter("stations", stations)
            .getResultList();
  }
}
