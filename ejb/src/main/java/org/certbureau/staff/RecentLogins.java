package org.certbureau.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.certbureau.work.clock.ClockJump;

/**
 * Remembers for a minute that a password was right, so that a small tool with BASIC does not pay
 * for the slow hash at every call. Only a keyed digest is kept, under a key that dies with the
 * process.
 */
@ApplicationScoped
class RecentLogins {
  private static final Duration KEPT = Duration.ofSeconds(60);
  private static final int MOST = 1000;

  private record Remembered(byte[] digest, int stamp, Instant until) {}

  private final Map<String, Remembered> byName = new ConcurrentHashMap<>();
  private final byte[] key = new SecureRandom().generateSeed(32);

  @Inject private Clock clock;

  /**
   * @param stamp of the account now: a password of before it changed is not remembered
   */
  boolean knows(String name, int stamp, char[] password) {
    Remembered remembered = byName.get(name);
    if (remembered == null
        || remembered.stamp() != stamp
        || remembered.until().isBefore(clock.instant())
        || ClockJump.isBeyond(remembered.until(), clock.instant(), KEPT)) {
      byName.remove(name);
      return false;
    }
    return MessageDigest.isEqual(remembered.digest(), digest(name, password));
  }

  void remember(Login login, char[] password) {
    if (byName.size() >= MOST) {
      byName.clear();
    }
    byName.put(
        login.name(),
        new Remembered(digest(login.name(), password), login.stamp(), clock.instant().plus(KEPT)));
  }

  void forget(String name) {
    byName.remove(name);
  }

  private byte[] digest(String name, char[] password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(name.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(new String(password).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
