package org.certbureau.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.certbureau.kernel.calendar.China;

/** A clock that stands still until a test moves it. */
public final class TestClock extends Clock {
  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private TestClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /**
   * @param inChina e.g. {@code 2026-11-22T10:42}
   */
  public static TestClock at(String inChina) {
    TestClock clock = new TestClock(new AtomicReference<>(), ZoneOffset.UTC);
    clock.set(inChina);
    return clock;
  }

  public void set(String inChina) {
    now.set(LocalDateTime.parse(inChina).atZone(China.ZONE).toInstant());
  }

  public void advance(Duration span) {
    now.updateAndGet(instant -> instant.plus(span));
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new TestClock(now, other);
  }

  @Override
  public Instant instant() {
    return now.get();
  }
}
