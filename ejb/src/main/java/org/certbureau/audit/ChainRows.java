package org.certbureau.audit;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.certbureau.work.AfterCommit;
import org.certbureau.work.ClockAtStart;
import org.certbureau.work.Sealings;
import org.certbureau.work.UtcTimestamp;
import org.certbureau.work.clock.ClockJump;

/**
 * The short transaction of sealing one batch; the head row keeps two nodes from sealing at once.
 * What the bureau has not written is set aside. An anchor that is due is set with the batch: nobody
 * sees an end of the chain that has waited for one.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ChainRows {
  static final int BATCH = ChainEnd.BATCH;

  private static final Logger LOG = Logger.getLogger(ChainRows.class.getName());

  /** As details it fits whatever stands in it: what was forged must not stop the sealer. */
  private static final int LONGEST_LIST = 600;

  @Resource(lookup = "java:app/jdbc/bureau")
  private DataSource dataSource;

  @EJB private AuditTrail audit;
  @EJB private TrailAlarms alarms;
  @Inject private Anchors anchors;
  @Inject private AfterCommit afterCommit;
  @Inject private Sealings sealings;
  @Inject private Clock clock;

  /** What a batch left to be told, once its connection is free for the entries that tell it. */
  private record Done(
      int rows, List<EntryFields> aside, Instant setBackFrom, Anchors.SetNow anchor) {}

  /**
   * @return how many entries were sealed or set aside, at most {@link #BATCH}
   */
  public int sealBatch() {
    Done done;
    try (Connection connection = dataSource.getConnection()) {
      if (!anyWaits(connection)) {
        return 0;
      }
      done = seal(connection);
    } catch (SQLException e) {
      throw new EJBException(e);
    }
    if (!done.aside().isEmpty()) {
      tellSetAside(done.aside());
    }
    if (done.setBackFrom() != null) {
      audit.record(
          new SingleEvent(Anchors.TYPE, null),
          ClockSetBack.ACTION,
          "system",
          new ClockSetBack(done.setBackFrom(), clock.instant()).details());
    }
    tell(done.anchor());
    return done.rows();
  }

  /**
   * Tells of a clock that is elsewhere than it was when the last entry was written: before anybody
   * writes by it.
   */
  public void tellOfJump() {
    Instant now = clock.instant();
    Instant last;
    try (Connection connection = dataSource.getConnection()) {
      last = ClockAtStart.lastEntry(connection).orElse(now);
    } catch (SQLException e) {
      throw new EJBException(e);
    }
    if (ClockAtStart.isFar(last, now)) {
      audit.record(
          new SingleEvent(Anchors.TYPE, null),
          ClockJumped.ACTION,
          "system",
          new ClockJumped(last, now).details());
    }
    if (ClockJump.isAhead(last, now)) {
      audit.record(
          new SingleEvent(Anchors.TYPE, null),
          ClockSetBack.ACTION,
          "system",
          new ClockSetBack(last, now).details());
    }
  }

  /** Sets an anchor where one is due although nothing waits. */
  public void anchorIfDue() {
    Anchors.SetNow anchor;
    try (Connection connection = dataSource.getConnection()) {
      if (!Anchors.due(connection, ChainEnd.seen(connection), clock.instant())) {
        return;
      }
      anchor = anchor(connection, ChainEnd.held(connection));
    } catch (SQLException e) {
      throw new EJBException(e);
    }
    tell(anchor);
  }

  private static boolean anyWaits(Connection connection) throws SQLException {
    try (PreparedStatement look =
            connection.prepareStatement(
                "select id from audit_entry where place < 0 fetch first 1 rows only");
        ResultSet row = look.executeQuery()) {
      return row.next();
    }
  }

  private Done seal(Connection connection) throws SQLException {
    EntryMac macs = EntryMac.of(sealings);
    ChainEnd end = ChainEnd.held(connection);
    Instant setBackFrom = setBackFrom(connection, end);
    List<EntryFields> ours = new ArrayList<>();
    List<EntryFields> others = new ArrayList<>();
    for (ChainEnd.Waiting one : end.waiting()) {
      (macs.holds(one.fields(), one.mac()) ? ours : others).add(one.fields());
    }
    setAside(connection, others);
    end.append(ours);
    return new Done(ours.size() + others.size(), others, setBackFrom, anchor(connection, end));
  }

  /** The time of the last sealed entry where that lies ahead of the clock; else null. */
  private Instant setBackFrom(Connection connection, ChainEnd end) throws SQLException {
    try (PreparedStatement look =
        connection.prepareStatement("select occurred_at from audit_entry where place = ?")) {
      look.setLong(1, end.place());
      try (ResultSet row = look.executeQuery()) {
        Instant last = row.next() ? UtcTimestamp.instant(row.getTimestamp(1)) : Instant.MIN;
        return last.isAfter(clock.instant().plus(ClockSetBack.TOLERATED)) ? last : null;
      }
    }
  }

  private void setAside(Connection connection, List<EntryFields> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement keep =
            connection.prepareStatement(
                "insert into audit_set_aside (%1$s, mac, set_aside_at) select %1$s, mac,"
                        .formatted(EntryFields.COLUMNS)
                    + " cast(? as timestamp) from audit_entry where id = ?");
        PreparedStatement take =
            connection.prepareStatement("delete from audit_entry where id = ?")) {
      for (EntryFields row : rows) {
        keep.setTimestamp(1, UtcTimestamp.column(clock.instant()));
        keep.setLong(2, row.id());
        keep.addBatch();
        take.setLong(1, row.id());
        take.addBatch();
      }
      keep.executeBatch();
      take.executeBatch();
    }
  }

  private void tellSetAside(List<EntryFields> rows) {
    String list =
        rows.stream()
            .map(
                row ->
                    "%d %s of %s %s by %s"
                        .formatted(
                            row.id(), row.action(), row.objectType(), row.objectId(), row.actor()))
            .collect(Collectors.joining("; "));
    String shown = list.substring(0, Math.min(list.length(), LONGEST_LIST));
    audit.record(
        new SingleEvent(Anchors.TYPE, null),
        RowsSetAside.ACTION,
        "system",
        Map.of("rows", Integer.toString(rows.size()), "what", shown));
    afterCommit.once(
        RowsSetAside.ACTION,
        () ->
            LOG.severe(
                () ->
                    "Audit trail: %d rows waited to be sealed that the bureau had not written. They"
                            .formatted(rows.size())
                        + " are kept in audit_set_aside: "
                        + shown));
  }

  private Anchors.SetNow anchor(Connection connection, ChainEnd end) throws SQLException {
    try {
      Anchors.SetNow set = anchors.setIfDue(connection, end, clock.instant());
      if (set != null) {
        alarms.lower("key-missing");
        alarms.lower("key-replaced");
      }
      return set;
    } catch (TrailFault e) {
      alarms.raise(e.code(), e.getMessage());
      return null;
    }
  }

  private void tell(Anchors.SetNow anchor) {
    if (anchor != null) {
      audit.record(anchor, Anchors.ACTION, "system", anchor.details());
      afterCommit.together(Anchor.class, anchor.anchor(), AnchorExport::write);
    }
  }
}
