package org.certbureau.audit;

import java.sql.Connection;
import java.sql.SQLException;

/** Has a connection read everything as it was at one moment, until it is closed. */
public final class Snapshot implements AutoCloseable {
  private final Connection connection;
  private final int isolation;
  private final boolean autoCommit;

  private Snapshot(Connection connection) throws SQLException {
    this.connection = connection;
    this.isolation = connection.getTransactionIsolation();
    this.autoCommit = connection.getAutoCommit();
  }

  /**
   * @param connection not inside a transaction
   */
  public static Snapshot of(Connection connection) throws SQLException {
    Snapshot snapshot = new Snapshot(connection);
    boolean h2 = "H2".equals(connection.getMetaData().getDatabaseProductName());
    // each by the name under which it takes one picture of all tables
    connection.setTransactionIsolation(
        h2 ? Connection.TRANSACTION_SERIALIZABLE : Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false); // PostgreSQL also streams only inside a transaction
    return snapshot;
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(autoCommit);
    connection.setTransactionIsolation(isolation);
  }
}
