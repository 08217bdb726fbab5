package org.certbureau.kmc;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.settings.CertificateSettings;

/**
 * Pairs made and sealed ahead of need, in memory only: a pair exists for the house once its escrow
 * row is written, so what a stop loses was nobody's.
 */
@ApplicationScoped
class PairPool {
  private static final SecureRandom RANDOM = new SecureRandom();

  @Resource private ManagedExecutorService executor;
  @Inject private EscrowKey escrowKey;

  private final AtomicBoolean filling = new AtomicBoolean();
  private BlockingQueue<SealedPair> ready;

  /** Holds {@code BUREAU_KMC_POOL} pairs (500). */
  @PostConstruct
  void build() {
    ready = new ArrayBlockingQueue<>(CertificateSettings.KMC_POOL.value());
  }

  /** A pair that nobody else gets; made on the spot where none is ready. */
  SealedPair take() {
    SealedPair pair = ready.poll();
    if (ready.remainingCapacity() > ready.size()) {
      refill();
    }
    return pair == null ? make() : pair;
  }

  /** Fills up in the background; returns at once. */
  void refill() {
    if (!filling.compareAndSet(false, true)) {
      return;
    }
    try {
      executor.execute(this::fill);
    } catch (RejectedExecutionException shuttingDown) {
      filling.set(false);
    }
  }

  private void fill() {
    try {
      while (ready.offer(make())) {
        // until it is full; the one too many was never escrowed
      }
    } finally {
      filling.set(false);
    }
  }

  private SealedPair make() {
    return SealedPair.of(Sm2Keys.generate(RANDOM), escrowKey.sealing());
  }
}
