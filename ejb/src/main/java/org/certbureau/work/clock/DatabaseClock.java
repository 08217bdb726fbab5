package org.certbureau.work.clock;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.certbureau.settings.DrillSettings;

/** How far the clocks of this node and of the database are from each other. */
public final class DatabaseClock {
  /** More than that and somebody should look at it. */
  public static final Duration TO_BE_TOLD = Duration.ofSeconds(2);

  /** More than that and what the one writes the other misreads. */
  public static final Duration TOO_MUCH = Duration.ofSeconds(30);

  private DatabaseClock() {}

  /**
   * How much the database is ahead, or behind where that is negative; the time of asking, which
   * nobody can tell from it, is taken off. A clock that a drill has moved counts as unmoved.
   */
  public static Duration ahead(Connection connection, Clock clock) throws SQLException {
    Instant asked = clock.instant();
    Instant there;
    // a row that is always there: not every database selects from nothing
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select current_timestamp from audit_head")) {
      if (!row.next()) {
        return Duration.ZERO;
      }
      there = row.getObject(1, OffsetDateTime.class).toInstant();
    }
    Duration moved = DrillSettings.CLOCK_OFFSET_SECONDS.value();
    return between(asked.minus(moved), there, clock.instant().minus(moved));
  }

  /** Nothing where it may have been asked at the very moment that it tells. */
  static Duration between(Instant asked, Instant there, Instant answered) {
    if (there.isBefore(asked)) {
      return Duration.between(asked, there);
    }
    return there.isAfter(answered) ? Duration.between(answered, there) : Duration.ZERO;
  }
}
