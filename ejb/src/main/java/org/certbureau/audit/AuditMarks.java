package org.certbureau.audit;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.certbureau.crypto.Sm2KeyPair;

/**
 * AuditMarks once, at the first start with MACs, up to where the chain has none. Where the mark, or
 * the key that signed it, is missing later, it is not made anew: somebody took it.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AuditMarks {
  private static final Logger LOG = Logger.getLogger(AuditMarks.class.getName());

  @Resource(lookup = "java:app/jdbc/bureau")
  private DataSource dataSource;

  @Resource private SessionContext transaction;
  @EJB private AuditTrail audit;
  @EJB private TrailAlarms alarms;
  @Inject private AuditKey key;
  @Inject private Clock clock;

  /** Seals what waits and sets the mark, where this is the first start; else looks after it. */
  public void settle() {
    try (Connection connection = dataSource.getConnection()) {
      ChainEnd end = ChainEnd.held(connection);
      if (Mark.inside(connection).isEmpty()) {
        set(connection, end);
      }
    } catch (TrailFault e) {
      alarms.raise(e.code(), e.getMessage());
      transaction.setRollbackOnly();
    } catch (SQLException | IOException e) {
      throw new EJBException(e);
    }
  }

  private void set(Connection connection, ChainEnd end)
      throws SQLException, IOException, TrailFault {
    Outside outside = Outside.ofThisInstallation();
    if (outside.hasMark() || any(connection, "audit_entry where place > 0 and mac is not null")) {
      throw new TrailFault(
          "mark-missing",
          "the mark is gone from the database. It is not made anew: put the row of audit_mark back"
              + " from a backup or from "
              + outside.markFile());
    }
    Sm2KeyPair pair =
        key.firstPair(connection, outside.key() != null || any(connection, "audit_anchor"));
    String publicKey = AuditKey.publicText(pair);
    if (outside.key() != null && !outside.key().equals(publicKey)) {
      throw new TrailFault(
          "key-replaced", "the audit key in the database is not the one of " + outside.keyFile());
    }
    List<EntryFields> ofBefore;
    do {
      // what this program wrote as it started has MACs, and stands behind the mark
      ofBefore =
          end.waiting().stream()
              .filter(entry -> entry.mac() == null)
              .map(ChainEnd.Waiting::fields)
              .toList();
      end.append(ofBefore);
    } while (!ofBefore.isEmpty());
    Mark mark = new Mark(end.place(), end.hash(), clock.instant(), anchors(connection), "");
    mark.signed(AuditKey.signature(pair, mark.signedText())).insert(connection);
    LOG.info(() -> "audit entries have MACs from place " + (mark.place() + 1) + " on");
  }

  /** Has the mark and the key stand outside the database, too; a new node has a new place there. */
  public void carryOutside() {
    try {
      boolean late;
      try (Connection connection = dataSource.getConnection()) {
        late = writeOutside(connection);
      }
      if (late) {
        audit.record(
            new SingleEvent(Anchors.TYPE, null),
            "audit.outside-begun",
            "system",
            Map.of("directory", Outside.ofThisInstallation().directory().toString()));
      }
    } catch (TrailFault e) {
      alarms.raise(e.code(), e.getMessage());
    } catch (SQLException | IOException e) {
      throw new EJBException(e);
    }
  }

  /** Whether the chain went on already: then it is told in the trail that this place is new. */
  private boolean writeOutside(Connection connection) throws SQLException, IOException, TrailFault {
    List<Mark> marks = Mark.inside(connection);
    if (marks.isEmpty()) {
      return false; // told already
    }
    Outside outside = Outside.ofThisInstallation();
    Mark mark = marks.get(0);
    String publicKey = AuditKey.publicText(key.pair(connection));
    try {
      if (!outside.hasMark()) {
        if (outside.anchors().stream().anyMatch(anchor -> anchor.place() > mark.place())) {
          throw new TrailFault(
              "mark-missing", "the mark is gone, it is not made anew: " + outside.markFile());
        }
        outside.write(publicKey, mark);
        boolean late = ChainEnd.seen(connection).place() > mark.place();
        if (late) {
          LOG.warning(() -> "the proofs of the audit trail are now kept in " + outside.directory());
        }
        return late;
      }
      if (marks.size() > 1 || !mark.equals(outside.mark())) {
        throw new TrailFault(
            "mark-differs", "the mark in the database is not that of " + outside.markFile());
      }
    } catch (Outside.Unreadable e) {
      throw (TrailFault)
          new TrailFault("mark-differs", "not to be read: " + outside.directory()).initCause(e);
    }
    if (outside.key() == null) {
      throw new TrailFault("key-missing", "it is not made anew: " + outside.keyFile());
    }
    if (!outside.key().equals(publicKey)) {
      throw new TrailFault(
          "key-replaced", "the audit key in the database is not the one of " + outside.keyFile());
    }
    return false;
  }

  private static boolean any(Connection connection, String rows) throws SQLException {
    try (PreparedStatement look =
            connection.prepareStatement("select 1 from " + rows + " fetch first 1 rows only");
        ResultSet row = look.executeQuery()) {
      return row.next();
    }
  }

  private static long anchors(Connection connection) throws SQLException {
    try (PreparedStatement look = connection.prepareStatement("select count(*) from audit_anchor");
        ResultSet row = look.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
