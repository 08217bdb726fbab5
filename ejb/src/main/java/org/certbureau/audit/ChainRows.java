package org.certbureau.audit;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The short transaction of sealing one batch; the head row keeps two nodes from sealing at once.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ChainRows {
  static final int BATCH = 2000;

  @Resource(lookup = "java:app/jdbc/bureau")
  private DataSource dataSource;

  /**
   * @return how many entries were sealed, at most {@link #BATCH}
   */
  public int sealBatch() {
    try (Connection connection = dataSource.getConnection()) {
      return anyWaits(connection) ? seal(connection) : 0;
    } catch (SQLException e) {
      throw new EJBException(e);
    }
  }

  private static boolean anyWaits(Connection connection) throws SQLException {
    try (PreparedStatement look =
            connection.prepareStatement(
                "select id from audit_entry where place < 0 fetch first 1 rows only");
        ResultSet row = look.executeQuery()) {
      return row.next();
    }
  }

  private static int seal(Connection connection) throws SQLException {
    long place;
    String hash;
    try (PreparedStatement lock =
            connection.prepareStatement(
                "select place, chain_hash from audit_head where id = 1 for update");
        ResultSet head = lock.executeQuery()) {
      head.next();
      place = head.getLong(1);
      hash = head.getString(2);
    }
    int sealed = 0;
    try (PreparedStatement waiting =
            connection.prepareStatement(
                "select "
                    + Chain.COLUMNS
                    + " from audit_entry where place < 0 order by place desc fetch first "
                    + BATCH
                    + " rows only");
        PreparedStatement seal =
            connection.prepareStatement(
                "update audit_entry set place = ?, chain_hash = ? where id = ?");
        ResultSet entry = waiting.executeQuery()) {
      while (entry.next()) {
        hash = Chain.next(hash, ++place, entry);
        seal.setLong(1, place);
        seal.setString(2, hash);
        seal.setLong(3, entry.getLong("id"));
        seal.addBatch();
        sealed++;
      }
      seal.executeBatch();
    }
    try (PreparedStatement move =
        connection.prepareStatement(
            "update audit_head set place = ?, chain_hash = ? where id = 1")) {
      move.setLong(1, place);
      move.setString(2, hash);
      move.executeUpdate();
    }
    return sealed;
  }
}
