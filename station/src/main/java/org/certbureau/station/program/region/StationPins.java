package org.certbureau.station.program.region;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.certbureau.station.program.pin.Pin;

/**
 * The administrator PINs of what a station made under its own key. They are handed on in place of
 * that key, which seals all of the station's other secrets.
 *
 * @param station its code
 * @param pins by chip
 */
record StationPins(String station, Map<String, String> pins) {
  StationPins {
    pins = Map.copyOf(pins);
  }

  Optional<Pin> of(String chip) {
    return Optional.ofNullable(pins.get(chip)).map(Pin::of);
  }

  StationPins and(StationPins later) {
    Map<String, String> all = new TreeMap<>(pins);
    all.putAll(later.pins);
    return new StationPins(station, all);
  }

  /** Tells none. */
  @Override
  public String toString() {
    return station + ": " + pins.size() + " PINs";
  }
}
