package org.certbureau.work;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Instants in statements written by hand, as {@link UtcInstant} stores them. */
public final class UtcTimestamp {
  private UtcTimestamp() {}

  public static Timestamp column(Instant instant) {
    return Timestamp.valueOf(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }

  /** Null stays null. */
  public static Instant instant(Timestamp column) {
    return column == null ? null : column.toLocalDateTime().toInstant(ZoneOffset.UTC);
  }
}
