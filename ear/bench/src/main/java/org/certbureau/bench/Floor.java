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
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.certbureau.crypto.Pkcs10;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.station.contract.Octets;
import org.certbureau.station.contract.proof.FormerKeyProof;

/** Times the bare cryptography on all processors. */
final class Floor {
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private final CertificateFloor work = new CertificateFloor(Clock.systemUTC().instant());
  private final byte[] p10;
  private final BooleanSupplier more;

  private Floor(BiFunction<Sm2KeyPair, byte[], BooleanSupplier> more) {
    Sm2KeyPair token = Sm2Keys.generate(new SecureRandom());
    this.p10 = Pkcs10.create("CN=FLOOR-1", token.privateKey()).der();
    this.more = more.apply(token, p10);
  }

  /** Of a token that is made. */
  static Floor ofIssuance() {
    return new Floor((token, p10) -> () -> true);
  }

  /** Of another pair on a token: the key in force has signed for the new one. */
  static Floor ofRenewal() {
    return new Floor(
        (token, p10) -> {
          byte[] message = FormerKeyProof.message("FLOOR-1", "C0FFEE", Octets.of(p10));
          byte[] signature = Sm2Signatures.sign(token.privateKey(), message);
          return () -> Sm2Signatures.verify(token.publicKey(), message, signature);
        });
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
      if (more.getAsBoolean() && work.makeOne(p10) > 0) {
        made++;
      }
    }
    return made;
  }
}
