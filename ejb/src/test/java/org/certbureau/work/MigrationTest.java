package org.certbureau.work;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class MigrationTest {
  @Test
  void a_database_of_a_later_version_is_not_worked_on() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:later")) {
      Migration.update(connection);
      assertThatCode(() -> Migration.update(connection)).doesNotThrowAnyException();
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "insert into databasechangelog (id, author, filename, dateexecuted, orderexecuted,"
                + " exectype) values ('99-next-1', 'bureau', 'db/changelog/99-next.xml', now(),"
                + " 99999, 'EXECUTED')");
        connection.commit();
      }
      assertThatThrownBy(() -> Migration.update(connection))
          .hasRootCauseInstanceOf(CannotStart.class)
          .rootCause()
          .hasMessageContaining("later version of this program: 99-next-1");
    }
  }
}
