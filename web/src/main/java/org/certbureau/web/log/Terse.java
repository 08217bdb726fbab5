package org.certbureau.web.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * What a log is spared. The container tells of each refusal as if it were a failure, with the whole
 * of the stack, and of each failure several times; one that lasts, as a database that is away, is
 * told by everybody who needs it, every second. A failure is told with its stack once a minute, and
 * by one line otherwise; a refusal by one line, which {@link RefusalLog} writes where there is a
 * request; of a caller who has hung up nothing is told.
 */
final class Terse implements Filter {
  private static final Set<String> REFUSALS =
      Set.of("jakarta.ejb.EJBAccessException", "jakarta.ejb.AccessLocalException");
  private static final String HUNG_UP = "org.apache.catalina.connector.ClientAbortException";
  private static final String OURS = "org.certbureau.";

  private static final Duration TOLD_AGAIN = Duration.ofMinutes(1);
  private static final int MOST_KINDS = 500;
  private static final int LONGEST = 400;

  private final Filter before;
  private final LongSupplier nanos;
  private final BooleanSupplier told;
  private final Map<String, Long> toldAt = new HashMap<>();

  /**
   * @param before what else decides; null for nothing
   * @param nanos a clock that nobody sets
   * @param told whether somebody tells of a refusal who knows more of it
   */
  Terse(Filter before, LongSupplier nanos, BooleanSupplier told) {
    this.before = before;
    this.nanos = nanos;
    this.told = told;
  }

  Filter before() {
    return before;
  }

  @Override
  public boolean isLoggable(LogRecord record) {
    if (before != null && !before.isLoggable(record)) {
      return false;
    }
    Throwable thrown = record.getThrown();
    boolean ours = String.valueOf(record.getLoggerName()).startsWith(OURS);
    if (ours && thrown == null) {
      return true;
    }
    if (isCause(HUNG_UP, thrown)) {
      return false;
    }
    if (REFUSALS.stream().anyMatch(refusal -> isCause(refusal, thrown))) {
      inOneLine(record, root(thrown));
      return !told.getAsBoolean();
    }
    if (record.getLevel().intValue() < Level.WARNING.intValue() || isNew(kind(record))) {
      return true;
    }
    inOneLine(record, root(thrown));
    return ours;
  }

  /** The same failure, whoever tells of it, and whatever the number of its case is. */
  private static String kind(LogRecord record) {
    Throwable root = root(record.getThrown());
    String said =
        root == null
            ? record.getLoggerName() + ' ' + firstLine(record.getMessage())
            : root.getClass().getName() + ' ' + firstLine(root.getMessage());
    return said.replaceAll("\\d+|@\\w+", "");
  }

  private synchronized boolean isNew(String kind) {
    long now = nanos.getAsLong();
    Long before = toldAt.get(kind);
    if (before != null && now - before < TOLD_AGAIN.toNanos()) {
      return false;
    }
    if (toldAt.size() >= MOST_KINDS) {
      toldAt.clear();
    }
    toldAt.put(kind, now);
    return true;
  }

  private static void inOneLine(LogRecord record, Throwable why) {
    String line = firstLine(new SimpleFormatter().formatMessage(record));
    record.setThrown(null);
    record.setParameters(null);
    record.setResourceBundle(null);
    record.setMessage(why == null ? line : line + ": " + firstLine(why.toString()));
  }

  private static String firstLine(String text) {
    String line = String.valueOf(text).strip().lines().findFirst().orElse("");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + '…' : line;
  }

  private static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    for (int depth = 0; root != null && root.getCause() != null && depth < 50; depth++) {
      root = root.getCause();
    }
    return root;
  }

  /** By name: the container's own types are not ours to compile against. */
  private static boolean isCause(String type, Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 50; depth++) {
      if (cause.getClass().getName().equals(type)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
