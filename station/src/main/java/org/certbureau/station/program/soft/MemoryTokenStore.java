package org.certbureau.station.program.soft;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Soft tokens that last as long as the program: for measurements and tests. */
final class MemoryTokenStore implements TokenStore {
  private final Map<String, TokenImage> images = new ConcurrentHashMap<>();

  @Override
  public Set<String> chips() {
    return new HashSet<>(images.keySet());
  }

  @Override
  public Optional<TokenImage> read(String chip) {
    return Optional.ofNullable(images.get(chip));
  }

  @Override
  public void write(TokenImage image) {
    images.put(image.chip(), image);
  }
}
