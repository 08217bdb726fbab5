package org.certbureau.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody waits for what is silent, and it is not asked again meanwhile. */
class TimedLookTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final ExecutorService executor = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  @Test
  void an_answer_is_told() {
    assertThat(new TimedLook<>(() -> "UP").within(LONG, executor)).hasValue("UP");
  }

  @Test
  void a_failure_is_no_answer() {
    TimedLook<String> look =
        new TimedLook<>(
            () -> {
              throw new IllegalStateException("away");
            });
    assertThat(look.within(LONG, executor)).isEmpty();
  }

  @Test
  void who_is_silent_is_asked_once_and_heard_when_they_answer() throws InterruptedException {
    CountDownLatch answers = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    TimedLook<Integer> look =
        new TimedLook<>(
            () -> {
              asked.incrementAndGet();
              answers.await();
              return 7;
            });
    assertThat(look.within(Duration.ofMillis(1), executor)).isEmpty();
    assertThat(look.within(Duration.ofMillis(1), executor)).isEmpty();
    answers.countDown();
    assertThat(look.within(LONG, executor)).hasValue(7);
    assertThat(asked).hasValue(1);
  }
}
