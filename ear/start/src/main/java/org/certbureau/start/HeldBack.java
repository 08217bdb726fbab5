package org.certbureau.start;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/**
 * Keeps what is said with a stack from a log while the bureau is loaded. The container says why it
 * could not load it in hundreds of lines, and for a start that is refused there is one sentence
 * instead of them; whatever else came of it, they are said after all.
 */
final class HeldBack implements Filter {
  /** A start that takes longer hangs, and somebody wants to know where. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static final String STACK = "\n\tat ";

  private final Handler handler;
  private final Filter before;
  private final long began = System.nanoTime();
  private final List<LogRecord> kept = new ArrayList<>();
  private boolean over;

  private HeldBack(Handler handler) {
    this.handler = handler;
    this.before = handler.getFilter();
  }

  /** Stays the handler's filter, or of a filter around it, and lets everything pass in the end. */
  static HeldBack from(Handler handler) {
    HeldBack filter = new HeldBack(handler);
    handler.setFilter(filter);
    return filter;
  }

  @Override
  public boolean isLoggable(LogRecord record) {
    if (before != null && !before.isLoggable(record)) {
      return false;
    }
    if (System.nanoTime() - began > LONGEST.toNanos()) {
      sayAfterAll();
    }
    return !keep(record);
  }

  private synchronized boolean keep(LogRecord record) {
    if (over
        || record.getThrown() == null && !String.valueOf(record.getMessage()).contains(STACK)) {
      return false;
    }
    return kept.add(record);
  }

  /** From now on nothing is kept. */
  void sayAfterAll() {
    List<LogRecord> said;
    synchronized (this) {
      over = true;
      said = List.copyOf(kept);
      kept.clear();
    }
    said.forEach(handler::publish);
  }
}
