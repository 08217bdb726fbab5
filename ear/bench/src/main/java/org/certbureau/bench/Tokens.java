package org.certbureau.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The tokens that were made, as the bureau's own audit trail has them.
 *
 * @param times how long each took from the order to the station until its pair was active, sorted
 */
record Tokens(List<Duration> times) {
  /**
   * Reads the database of a bureau that is not running.
   *
   * @param from the first moment that counts
   * @param until the first that does not count any more
   */
  static Tokens madeBetween(Path data, Instant from, Instant until)
      throws SQLException, IOException {
    List<Duration> times = new ArrayList<>();
    try (Connection database =
            DriverManager.getConnection(
                "jdbc:h2:file:" + data.resolve("db/bureau") + ";IFEXISTS=TRUE", "sa", "");
        PreparedStatement query =
            database.prepareStatement(
                "select ordered.occurred_at, proved.occurred_at from audit_entry proved"
                    + " join audit_entry ordered on ordered.object_type = proved.object_type"
                    + " and ordered.object_id = proved.object_id"
                    + " and ordered.action = 'job.sent-to-station'"
                    + " where proved.action = 'job.proved'"
                    + " and proved.occurred_at >= ? and proved.occurred_at < ?")) {
      query.setObject(1, LocalDateTime.ofInstant(from, ZoneOffset.UTC));
      query.setObject(2, LocalDateTime.ofInstant(until, ZoneOffset.UTC));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          times.add(
              Duration.between(
                  row.getObject(1, LocalDateTime.class), row.getObject(2, LocalDateTime.class)));
        }
      }
    }
    Collections.sort(times);
    return new Tokens(times);
  }

  int count() {
    return times.size();
  }

  /**
   * @param share between 0 and 1: 0.5 is the median
   */
  Duration quantile(double share) {
    return times.isEmpty()
        ? Duration.ZERO
        : times.get((int) Math.min(times.size() - 1L, Math.round(share * times.size())));
  }

  /**
   * @param title of what was done with them
   * @param wanted how many there were at most
   */
  void print(PrintStream out, String title, Duration measured, int wanted) {
    out.printf(
        "%-11s %8.1f tokens/s (%d in %d s%s)%n",
        title,
        count() / (measured.toMillis() / 1e3),
        count(),
        measured.toSeconds(),
        count() >= wanted ? ", all there were: ask for more --tokens" : "");
    out.printf(
        "one token   %8d ms p50, %d ms p95, from the order to the station to the active pair%n",
        quantile(0.5).toMillis(), quantile(0.95).toMillis());
  }
}
