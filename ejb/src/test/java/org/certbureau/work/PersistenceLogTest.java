package org.certbureau.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.persistence.exceptions.DatabaseException;
import org.eclipse.persistence.logging.SessionLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersistenceLogTest {
  private final Logger root = Logger.getLogger("");
  private final List<LogRecord> told = new ArrayList<>();
  private final Handler ear =
      new Handler() {
        @Override
        public void publish(LogRecord said) {
          told.add(said);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private final PersistenceLog log = new PersistenceLog();

  @BeforeEach
  void listen() {
    root.addHandler(ear);
    log.setLevel(SessionLog.WARNING);
  }

  @AfterEach
  void leave() {
    root.removeHandler(ear);
  }

  @Test
  void a_row_that_another_wrote_first_is_no_fault() {
    log.logThrowable(SessionLog.WARNING, refusal("23505"));
    log.logThrowable(SessionLog.WARNING, refusal("40001"));

    assertThat(told).noneMatch(said -> said.getLevel().intValue() > Level.FINE.intValue());
  }

  @Test
  void what_the_database_cannot_do_is_told_with_its_cause() {
    DatabaseException broken = refusal("42000");

    log.logThrowable(SessionLog.WARNING, broken);

    assertThat(told)
        .singleElement()
        .satisfies(
            said -> {
              assertThat(said.getLevel()).isEqualTo(Level.WARNING);
              assertThat(said.getThrown()).isSameAs(broken);
            });
  }

  private static DatabaseException refusal(String state) {
    return DatabaseException.sqlException(new SQLException("refused", state));
  }
}
