package org.certbureau.station.program.soft;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Places of tokens that last as long as the program. */
final class MemoryPlaces implements Places {
  private final Set<String> gone = ConcurrentHashMap.newKeySet();
  private final Map<String, String> inReader = new ConcurrentHashMap<>();

  @Override
  public Set<String> gone() {
    return Set.copyOf(gone);
  }

  @Override
  public Set<String> inReader() {
    return Set.copyOf(inReader.keySet());
  }

  @Override
  public void carryOff(String chip) {
    gone.add(chip);
    inReader.remove(chip);
  }

  @Override
  public void putIntoReader(String chip) {
    gone.add(chip);
    inReader.putIfAbsent(chip, UUID.randomUUID().toString());
  }

  @Override
  public Optional<String> contact(String chip) {
    String contact = inReader.get(chip);
    if (contact != null) {
      return Optional.of(contact);
    }
    return gone.contains(chip) ? Optional.empty() : Optional.of(IN_THE_RACK);
  }
}
