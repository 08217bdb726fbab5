package org.certbureau.kernel.calendar;

import java.time.ZoneId;

/** The one clock on the wall of every bureau. */
public final class China {
  /** All days, deadlines and validity ends are days in this zone. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private China() {}
}
