package org.certbureau.station.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of waiting jobs.
 *
 * @param sent how many went to a station
 * @param stranded numbers of those that never can, as the certificate that each is to renew is not
 *     in force any more; they stand in the way of others until they have come to an end
 */
public record Dispatched(int sent, List<String> stranded) {
  public static final Dispatched NONE = new Dispatched(0, List.of());

  public Dispatched {
    stranded = List.copyOf(stranded);
  }

  /** Both together. */
  public Dispatched and(Dispatched other) {
    List<String> both = new ArrayList<>();
    Stream.of(stranded, other.stranded).forEach(both::addAll);
    return new Dispatched(sent + other.sent, both);
  }
}
