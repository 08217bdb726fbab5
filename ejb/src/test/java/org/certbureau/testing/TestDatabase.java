package org.certbureau.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import org.certbureau.work.SchemaOfTests;
import org.h2.jdbcx.JdbcDataSource;

/** An empty database with the bureau's schema, for one test; the changelog runs once a JVM. */
public final class TestDatabase {
  /** Held here, or the level is forgotten with the logger. */
  private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

  static {
    LIQUIBASE.setLevel(Level.WARNING);
  }

  private final String name;
  private final DataSource dataSource;

  private TestDatabase(String name, DataSource dataSource) {
    this.name = name;
    this.dataSource = dataSource;
  }

  public static TestDatabase h2() {
    String name = unique("h2");
    JdbcDataSource h2 = h2(name);
    try (Connection connection = h2.getConnection();
        Statement statement = connection.createStatement()) {
      for (String line : H2Script.LINES) {
        statement.execute(line);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new TestDatabase(name, h2);
  }

  /** On a server that is started with the first one and ends with the JVM. */
  public static TestDatabase postgres() {
    return postgres(" template " + Server.TEMPLATE);
  }

  /** One that lies there already, with its schema. */
  public static TestDatabase at(DataSource dataSource) {
    return new TestDatabase(unique("at"), dataSource);
  }

  /** One without anything in it, on the same server. */
  public static TestDatabase emptyPostgres() {
    return postgres("");
  }

  private static TestDatabase postgres(String like) {
    String name = unique("pg");
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name + like);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return new TestDatabase(name, Server.RUNNING.getDatabase("postgres", name));
  }

  private static String unique(String prefix) {
    return prefix + "_" + UUID.randomUUID().toString().replace("-", "");
  }

  private static JdbcDataSource h2(String name) {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
    h2.setUser("sa");
    h2.setPassword("");
    return h2;
  }

  public DataSource dataSource() {
    return dataSource;
  }

  public Connection connect() throws SQLException {
    return dataSource.getConnection();
  }

  /** Runs one statement in a transaction of its own, as somebody with a database tool would. */
  public int execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Gives its memory back; told to H2 only. */
  void end() {
    execute("shutdown");
  }

  /** The first column of the first row as text; null where there is no row. */
  public String text(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : null;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public long number(String sql) {
    return Long.parseLong(text(sql));
  }

  /** Whether somebody waits for a row that somebody else holds; told by H2 only. */
  public boolean somebodyWaits() {
    return number("select count(*) from information_schema.sessions where blocker_id is not null")
        > 0;
  }

  @Override
  public String toString() {
    return name.substring(0, 2);
  }

  /** What the changelog made, as statements that make it again in milliseconds. */
  private static final class H2Script {
    static final List<String> LINES = lines();

    private static List<String> lines() {
      List<String> lines = new ArrayList<>();
      try (Connection connection = h2(unique("first")).getConnection()) {
        SchemaOfTests.update(connection);
        try (Statement statement = connection.createStatement();
            ResultSet script = statement.executeQuery("script")) {
          while (script.next()) {
            String line = script.getString(1);
            if (!line.startsWith("CREATE USER")) {
              lines.add(line);
            }
          }
        }
      } catch (SQLException | LiquibaseException e) {
        throw new IllegalStateException(e);
      }
      return lines;
    }
  }

  private static final class Server {
    static final String TEMPLATE = "bureau_template";
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "200")
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("create database " + TEMPLATE);
        }
        try (Connection connection = server.getDatabase("postgres", TEMPLATE).getConnection()) {
          SchemaOfTests.update(connection);
        }
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException | LiquibaseException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
