package org.certbureau.work;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import oracle.jdbc.pool.OracleDataSource;
import org.certbureau.settings.PlaceSettings;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The bureau's database: H2 in a file unless {@code BUREAU_DB_URL} names a PostgreSQL or an Oracle.
 * Gives plain connections without XA; the container pools them.
 */
public class BureauDataSource implements DataSource {
  private static final Logger LOG = Logger.getLogger(BureauDataSource.class.getName());

  private DataSource database;
  private PrintWriter logWriter;
  private int loginTimeoutSeconds;

  @Override
  public Connection getConnection() throws SQLException {
    try {
      return database().getConnection();
    } catch (SQLException e) {
      throw new DatabaseAway(PlaceSettings.DB_URL.value(), e);
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return database().getConnection(user, password);
  }

  private synchronized DataSource database() throws SQLException {
    if (database == null) {
      closeFolder();
      String url = PlaceSettings.DB_URL.value();
      database = connectTo(url, PlaceSettings.DB_USER.value(), PlaceSettings.DB_PASSWORD.value());
      LOG.log(Level.INFO, "the database is {0}", DatabaseAway.where(url));
    }
    return database;
  }

  /** Before anything of ours lies in it. */
  private static void closeFolder() throws SQLException {
    try {
      OwnFiles.close(PlaceSettings.DATA.value());
    } catch (IOException e) {
      throw new SQLException("BUREAU_DATA cannot be written: " + PlaceSettings.DATA.value(), e);
    }
  }

  /** Whether it lives and dies with this process. */
  static boolean isEmbedded() {
    return PlaceSettings.DB_URL.value().startsWith("jdbc:h2:file:");
  }

  private static DataSource connectTo(String url, String user, String password)
      throws SQLException {
    if (url.startsWith("jdbc:h2:")) {
      JdbcDataSource h2 = new JdbcDataSource();
      h2.setURL(url);
      h2.setUser(user.isEmpty() ? "sa" : user);
      h2.setPassword(password);
      return h2;
    }
    if (url.startsWith("jdbc:postgresql:")) {
      PGSimpleDataSource postgres = new PGSimpleDataSource();
      try {
        postgres.setUrl(url);
      } catch (IllegalArgumentException e) {
        throw new SQLException("PostgreSQL's driver cannot read that address"); // it would tell it
      }
      postgres.setUser(user);
      postgres.setPassword(password);
      return postgres;
    }
    if (url.startsWith("jdbc:oracle:")) {
      OracleDataSource oracle = new OracleDataSource();
      oracle.setURL(url);
      oracle.setUser(user);
      oracle.setPassword(password);
      return oracle;
    }
    throw new SQLException(
        "BUREAU_DB_URL must begin with jdbc:h2:, jdbc:postgresql: or jdbc:oracle:, not "
            + DatabaseAway.where(url));
  }

  @Override
  public PrintWriter getLogWriter() {
    return logWriter;
  }

  @Override
  public void setLogWriter(PrintWriter logWriter) {
    this.logWriter = logWriter;
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeoutSeconds;
  }

  @Override
  public void setLoginTimeout(int seconds) {
    this.loginTimeoutSeconds = seconds;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return LOG.getParent();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(this) ? type.cast(this) : database().unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this) || database().isWrapperFor(type);
  }
}
