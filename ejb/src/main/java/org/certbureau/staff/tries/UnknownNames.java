package org.certbureau.staff.tries;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was tried under names that nobody has: they are answered as accounts are, or the answer
 * would tell which names there are. Kept by each node in its memory, the last few of them.
 */
@ApplicationScoped
public class UnknownNames {
  public static final int MOST = 10_000;

  private final Map<String, Tries> places = lastFew();
  private final Map<String, Strangers> names = lastFew();

  @Inject private Clock clock;

  private static <V> Map<String, V> lastFew() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MOST;
      }
    };
  }

  /**
   * @return null for none
   */
  public synchronized Duration delay(String name, String network) {
    return names
        .getOrDefault(name, Strangers.NONE)
        .delay(clock.instant(), places.getOrDefault(key(name, network), Tries.NONE), false);
  }

  /** Counts a wrong password. One that was typed while none was tried any more is none. */
  public synchronized void failed(String name, String network) {
    if (delay(name, network) != null) {
      return;
    }
    Instant now = clock.instant();
    places.merge(
        key(name, network), Tries.NONE.oneMore(now), (before, first) -> before.oneMore(now));
    names.merge(name, Strangers.NONE.oneMore(now), (before, first) -> before.oneMore(now));
  }

  private static String key(String name, String network) {
    return network + ' ' + name;
  }
}
