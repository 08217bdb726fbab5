package org.certbureau.station.program.region;

import java.util.HashMap;
import java.util.Map;
import org.certbureau.station.contract.Octets;

/**
 * What a station keeps about shared keys, in one file so that nothing is ever half done.
 *
 * @param asking the private key of the request that is out; null where none is
 * @param misses by what was compared, how often it was typed wrong
 */
record Kept(KeyBundle keys, Octets asking, Map<String, Integer> misses) {
  static final Kept NOTHING = new Kept(KeyBundle.NONE, null, Map.of());

  private static final int MOST_MISSES = 5;

  Kept {
    misses = Map.copyOf(misses);
  }

  Kept with(KeyBundle others) {
    return new Kept(others, asking, misses);
  }

  Kept asking(Octets key) {
    return new Kept(keys, key, misses);
  }

  Kept missed(String compared) {
    Map<String, Integer> all = new HashMap<>(misses);
    all.merge(compared, 1, Integer::sum);
    return new Kept(keys, asking, all);
  }

  /** Nobody guesses on. */
  boolean isVoid(String compared) {
    return triesLeft(compared) <= 0;
  }

  int triesLeft(String compared) {
    return MOST_MISSES - misses.getOrDefault(compared, 0);
  }
}
