package org.certbureau.work;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.logging.Logger;
import org.certbureau.settings.DrillSettings;
import org.certbureau.settings.PlaceSettings;

/**
 * Asks, before anything is done by it, whether the clock is right: by the last entry of the audit
 * trail, which is the last that this house is known to have done.
 */
public final class ClockAtStart {
  /** A house may be closed for a month, and for a week at the Spring Festival. */
  static final Duration MOST_AHEAD = Duration.ofDays(35);

  static final Duration MOST_BACK = Duration.ofDays(1);

  private static final Logger LOG = Logger.getLogger(ClockAtStart.class.getName());

  private ClockAtStart() {}

  /**
   * Refuses a start whose clock is far from the last entry, or moved by hand outside of a
   * demonstration, unless somebody has looked at it.
   *
   * @throws CannotStart with what to do
   */
  static void judge(Connection connection, Instant now) throws SQLException {
    Optional<Instant> last = lastEntry(connection);
    String accepted = PlaceSettings.CLOCK_JUMP_ACCEPTED.value();
    Duration moved = DrillSettings.CLOCK_OFFSET_SECONDS.value();
    if (!moved.isZero()) {
      if (!Demonstration.isOne() && last.filter(entry -> text(entry).equals(accepted)).isEmpty()) {
        throw new CannotStart(movedForReal(moved, last));
      }
      LOG.warning(
          () ->
              "a drill: the clock is moved by %d seconds (%s) and says %s"
                  .formatted(moved.toSeconds(), DrillSettings.CLOCK_OFFSET_SECONDS, now));
      return;
    }
    if (last.isPresent() && isFar(last.get(), now) && !text(last.get()).equals(accepted)) {
      throw new CannotStart(
          "the clock says %s, but the last entry of the audit trail is of %s. Set the clock right;"
                  .formatted(text(now), text(last.get()))
              + " or, if it is right, start once with %s=%s"
                  .formatted(PlaceSettings.CLOCK_JUMP_ACCEPTED, text(last.get())));
    }
  }

  private static String movedForReal(Duration moved, Optional<Instant> last) {
    return "%s moves the clock by %d seconds, and this is no demonstration: what is done would bear a"
            .formatted(DrillSettings.CLOCK_OFFSET_SECONDS, moved.toSeconds())
        + " false time for good, certificates too. Take it out"
        + last.map(
                entry ->
                    "; or, for a drill on a copy of the data, start once with %s=%s"
                        .formatted(PlaceSettings.CLOCK_JUMP_ACCEPTED, text(entry)))
            .orElse("");
  }

  /** Whether so much lies between that somebody has to look at it. */
  public static boolean isFar(Instant last, Instant now) {
    return now.isAfter(last.plus(MOST_AHEAD)) || now.isBefore(last.minus(MOST_BACK));
  }

  /** When the entry was written that was written last; none in a new house. */
  public static Optional<Instant> lastEntry(Connection connection) throws SQLException {
    try (PreparedStatement look =
            connection.prepareStatement(
                "select occurred_at from audit_entry where id ="
                    + " (select max(id) from audit_entry)");
        ResultSet row = look.executeQuery()) {
      return row.next() ? Optional.of(UtcTimestamp.instant(row.getTimestamp(1))) : Optional.empty();
    }
  }

  /** As it is accepted: after the start there is a later entry, and it accepts nothing any more. */
  private static String text(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
