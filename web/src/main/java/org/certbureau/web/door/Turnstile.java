package org.certbureau.web.door;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.certbureau.settings.DoorSettings;
import org.certbureau.staff.tries.Network;

/**
 * The rate limiter of the doors. Counts who comes how often, per minute: requests by address and
 * door, requests by account, failed logins by address. Every limit is a setting, 0 lifts it. Each
 * node counts for itself.
 */
@ApplicationScoped
class Turnstile {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_REMEMBERED = 100_000;
  private static final Duration A_WEEK = Duration.ofDays(7);
  private static final int MOST_WAITING = 8;

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST_REMEMBERED)
          .expireAfterAccess(MINUTE.multipliedBy(2))
          .build();

  /** Who came in from where. */
  private final Cache<String, Boolean> atHome =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(A_WEEK).build();

  /** Where passwords are checked one after the other. */
  private final Cache<String, Semaphore> turns = Caffeine.newBuilder().weakValues().build();

  /**
   * @return how long to wait, where the address has come too often
   */
  Optional<Duration> pass(Door door, String address) {
    return take(door.name() + ' ' + Network.of(address), door.requestsPerMinute());
  }

  /**
   * @return how long to wait, where the account has asked too often
   */
  Optional<Duration> passAccount(String account) {
    return take("account " + account, DoorSettings.RATE_ACCOUNT.value());
  }

  void countFailedLogin(String address) {
    take(failedLoginsFrom(address), failedLoginsPerMinute());
  }

  /** Whether so many logins have failed from there that further ones have to wait. */
  boolean hasFailedTooOften(String address) {
    int limit = failedLoginsPerMinute();
    return limit > 0 && bucket(failedLoginsFrom(address), limit).getAvailableTokens() == 0;
  }

  /** That somebody has come in from there: what others try there does not hold them up. */
  void rememberLogin(String address, String name) {
    atHome.put(Network.of(address) + ' ' + name, true);
  }

  /**
   * Does what is slow. Where too many logins have failed it is done for one at a time, and a few
   * may wait for it.
   *
   * @return empty where too many wait already
   */
  <T> Optional<T> inTurn(String address, String name, Supplier<T> slow) {
    String network = Network.of(address);
    if (!hasFailedTooOften(address) || atHome.getIfPresent(network + ' ' + name) != null) {
      return Optional.of(slow.get());
    }
    Semaphore turn = turns.get(network, of -> new Semaphore(1, true));
    if (turn.getQueueLength() >= MOST_WAITING) {
      return Optional.empty();
    }
    turn.acquireUninterruptibly();
    try {
      return Optional.of(slow.get());
    } finally {
      turn.release();
    }
  }

  private static String failedLoginsFrom(String address) {
    return "failed " + Network.of(address);
  }

  private static int failedLoginsPerMinute() {
    return DoorSettings.RATE_FAILED_LOGINS.value();
  }

  private Optional<Duration> take(String key, int perMinute) {
    if (perMinute <= 0) {
      return Optional.empty();
    }
    ConsumptionProbe probe = bucket(key, perMinute).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private Bucket bucket(String key, int perMinute) {
    return buckets.get(
        key,
        k ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .build());
  }
}
