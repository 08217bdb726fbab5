package org.certbureau.bench;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.certbureau.crypto.Pkcs10;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;

/** Times the bare cryptography on all processors. */
final class Floor {
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private final CertificateFloor work = new CertificateFloor(Clock.systemUTC().instant());
  private final byte[] p10;

  Floor() {
    Sm2KeyPair token = Sm2Keys.generate(new SecureRandom());
    p10 = Pkcs10.create("CN=FLOOR-1", token.privateKey()).der();
  }

  /** How many tokens' worth a second. */
  double perSecond(Duration time) throws InterruptedException, ExecutionException {
    count(WARM_UP);
    return count(time) / (time.toNanos() / 1e9);
  }

  private long count(Duration time) throws InterruptedException, ExecutionException {
    int processors = Runtime.getRuntime().availableProcessors();
    ExecutorService threads = Executors.newFixedThreadPool(processors);
    try {
      long end = System.nanoTime() + time.toNanos();
      List<Future<Long>> counts = new ArrayList<>();
      for (int i = 0; i < processors; i++) {
        counts.add(threads.submit(() -> countUntil(end)));
      }
      long all = 0;
      for (Future<Long> one : counts) {
        all += one.get();
      }
      return all;
    } finally {
      threads.shutdown();
    }
  }

  private long countUntil(long end) {
    long made = 0;
    while (System.nanoTime() < end) {
      if (work.makeOne(p10) > 0) {
        made++;
      }
    }
    return made;
  }
}
