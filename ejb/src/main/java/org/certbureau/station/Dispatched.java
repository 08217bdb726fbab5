package org.certbureau.station;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of waiting jobs.
 *
 * @param sent how many went to a station
 * @param stranded numbers of those that never can
 */
public record Dispatched(int sent, List<String> stranded) {
  static final Dispatched NONE = new Dispatched(0, List.of());

  public Dispatched {
    stranded = List.copyOf(stranded);
  }

  Dispatched and(Dispatched other) {
    List<String> both = new ArrayList<>();
    Stream.of(stranded, other.stranded).forEach(both::addAll);
    return new Dispatched(sent + other.sent, both);
  }
}
