package org.certbureau.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that an earlier version of the embedded database wrote is opened and written on. */
class OldFilesTest {
  private static final String TABLES =
      "select table_name from information_schema.tables where table_schema = 'PUBLIC' order by 1";
  private static final int MESSAGES = 500;

  @TempDir Path home;

  @Test
  void a_file_written_by_h2_2_2_224_is_read_and_written_on() throws Exception {
    String url = "jdbc:h2:file:" + home.resolve("bureau") + ";WRITE_DELAY=0;CACHE_SIZE=131072";
    List<String> tables;
    try (URLClassLoader earlier =
            new URLClassLoader(
                new URL[] {OldFilesTest.class.getResource("/h2-2.2.224.jar")},
                ClassLoader.getPlatformClassLoader());
        Connection connection = connect(earlier, url)) {
      assertThat(connection.getMetaData().getDatabaseProductVersion()).startsWith("2.2.224 ");
      Migration.update(connection);
      write(connection, 0);
      tables = column(connection, TABLES);
    }

    try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
      assertThat(connection.getMetaData().getDatabaseProductVersion()).doesNotStartWith("2.2.");
      Migration.update(connection);
      assertThat(column(connection, TABLES))
          .isEqualTo(tables)
          .contains("OUTBOX", "PAIR_CERTIFICATES");
      write(connection, MESSAGES);
      List<String> bodies = column(connection, "select body from outbox order by id");
      assertThat(bodies.size()).isEqualTo(2 * MESSAGES);
      assertThat(bodies).startsWith(body(0)).endsWith(body(2 * MESSAGES - 1));
    }
  }

  private static Connection connect(ClassLoader loader, String url) throws Exception {
    Properties login = new Properties();
    login.setProperty("user", "sa");
    login.setProperty("password", "");
    return ((Driver) loader.loadClass("org.h2.Driver").getConstructor().newInstance())
        .connect(url, login);
  }

  private static void write(Connection connection, int from) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into outbox (id, destination, body, not_before)"
                + " values (?, 'bureau.replies', ?, timestamp '2026-11-22 10:42:00')")) {
      for (int id = from; id < from + MESSAGES; id++) {
        insert.setLong(1, id);
        insert.setString(2, body(id));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    if (!connection.getAutoCommit()) { // as the migration left it
      connection.commit();
    }
  }

  /** Long enough to lie apart from its row. */
  private static String body(int id) {
    return (id + " 号消息 ").repeat(200);
  }

  private static List<String> column(Connection connection, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
