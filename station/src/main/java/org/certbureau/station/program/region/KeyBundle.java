package org.certbureau.station.program.region;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.certbureau.station.program.disk.DiskJson;

/** Keys as they are kept, handed over and restored together. */
record KeyBundle(List<RegionKey> regions, List<StationPins> stations) {
  static final KeyBundle NONE = new KeyBundle(List.of(), List.of());

  KeyBundle {
    regions = List.copyOf(regions);
    stations = List.copyOf(stations);
  }

  Optional<RegionKey> region(String name) {
    return regions.stream().filter(key -> key.name().equals(name)).findFirst();
  }

  /** The one of the highest generation. */
  Optional<RegionKey> latest(String region) {
    return regions.stream()
        .filter(key -> key.region().equals(region))
        .max(Comparator.comparingInt(RegionKey::generation));
  }

  Optional<StationPins> station(String code) {
    return stations.stream().filter(each -> each.station().equals(code)).findFirst();
  }

  /** In place of one of its name. */
  KeyBundle with(RegionKey key) {
    List<RegionKey> all = new ArrayList<>(regions);
    all.removeIf(each -> each.name().equals(key.name()));
    all.add(key);
    return new KeyBundle(all, stations);
  }

  /** Beside what is known of that station. */
  KeyBundle with(StationPins pins) {
    List<StationPins> all = new ArrayList<>(stations);
    all.removeIf(each -> each.station().equals(pins.station()));
    all.add(station(pins.station()).map(known -> known.and(pins)).orElse(pins));
    return new KeyBundle(regions, all);
  }

  /** What can be given to others: keys of the region whose slips were tried. */
  KeyBundle of(String region) {
    return new KeyBundle(
        regions.stream().filter(key -> key.region().equals(region) && key.proven()).toList(),
        stations);
  }

  /**
   * Beside what is here.
   *
   * @throws RegionKeyRefused where a key has the name of another one
   */
  KeyBundle and(KeyBundle others) throws RegionKeyRefused {
    KeyBundle all = this;
    for (RegionKey key : others.regions) {
      Optional<RegionKey> known = region(key.name());
      if (known.isPresent() && !known.get().is(key)) {
        throw new RegionKeyRefused("there is another key here already called " + key.name());
      }
      all = all.with(key);
    }
    for (StationPins pins : others.stations) {
      all = all.with(pins);
    }
    return all;
  }

  byte[] bytes() throws IOException {
    return DiskJson.write(this);
  }

  static KeyBundle ofBytes(byte[] bytes) throws IOException {
    return DiskJson.read(bytes, KeyBundle.class);
  }

  /** Tells none. */
  @Override
  public String toString() {
    return regions.stream().map(RegionKey::name).toList() + " " + stations;
  }
}
