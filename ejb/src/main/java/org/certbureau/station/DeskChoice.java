package org.certbureau.station;

import java.util.LinkedHashSet;
import java.util.Set;
import org.certbureau.work.Conditions;

/**
 * Which waiting jobs some stations may have. The cases of a desk that has stations of its own are
 * made at that desk: what a unit of one city has asked for is not burned in another (GD-21, GD-15,
 * CS-09). All the others are made anywhere in the region.
 *
 * @param only the desk's alone; null for all that belong to no desk with stations
 * @param withStations the desks that have stations
 */
record DeskChoice(String only, Set<String> withStations) {
  static DeskChoice of(String desk) {
    return new DeskChoice(desk, Set.of());
  }

  static DeskChoice ofNone(Set<String> withStations) {
    return new DeskChoice(null, withStations);
  }

  /** The desks that have a station which works. */
  static Set<String> withStations(Iterable<Station> working) {
    Set<String> desks = new LinkedHashSet<>();
    for (Station station : working) {
      if (station.desk() != null) {
        desks.add(station.desk());
      }
    }
    return desks;
  }

  void narrow(Conditions where) {
    if (only != null) {
      where.and("j.desk = :desk", "desk", only);
    } else if (!withStations.isEmpty()) {
      where.and("(j.desk is null or j.desk not in :desks)", "desks", withStations);
    }
  }
}
