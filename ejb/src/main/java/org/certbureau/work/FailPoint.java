package org.certbureau.work;

import java.util.concurrent.atomic.AtomicInteger;
import org.certbureau.settings.DrillSettings;

/**
 * Named places where a crash test kills the process: {@code BUREAU_FAILPOINT=name} or {@code
 * name:n} halts the JVM at the n-th passing, as a power cut would. Unset, a passing costs one
 * comparison.
 */
public final class FailPoint {
  private static final String NAME;
  private static final AtomicInteger LEFT;

  static {
    String setting = DrillSettings.FAILPOINT.value();
    if (setting == null) {
      NAME = null;
      LEFT = null;
    } else {
      String[] parts = setting.split(":", 2);
      NAME = parts[0];
      LEFT = new AtomicInteger(parts.length == 2 ? Integer.parseInt(parts[1]) : 1);
    }
  }

  /** What a shell reports of a process that was killed. */
  private static final int KILLED = 137;

  private FailPoint() {}

  public static void pass(String name) {
    if (NAME != null && NAME.equals(name) && LEFT.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
