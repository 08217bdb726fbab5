package org.certbureau.web.log;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

/** A log that tells what happened and does not fill the disk. */
class TerseTest {
  private static final String CONTAINER = "jakarta.enterprise.ejb.container";
  private static final String BUREAU = "org.certbureau.audit.Sealer";

  private long now;
  private boolean told;
  private final Terse terse = new Terse(null, () -> now, () -> told);

  @Test
  void a_refusal_is_one_line() {
    LogRecord refusal =
        record(
            CONTAINER, "EJB5184: a system exception\nin two lines", new AccessLocalException("no"));
    assertThat(terse.isLoggable(refusal)).isTrue();
    assertThat(refusal.getThrown()).isNull();
    assertThat(refusal.getMessage())
        .isEqualTo("EJB5184: a system exception: jakarta.ejb.AccessLocalException: no");
  }

  @Test
  void a_refusal_that_is_told_with_who_and_where_is_not_told_again() {
    told = true;
    assertThat(terse.isLoggable(record(CONTAINER, "EJB5184", new AccessLocalException("no"))))
        .isFalse();
    assertThat(terse.isLoggable(record(CONTAINER, "A", away(1)))).isTrue();
  }

  @Test
  void a_failure_that_lasts_has_its_stack_once_a_minute() {
    assertThat(terse.isLoggable(record(CONTAINER, "A", away(1)))).isTrue();
    LogRecord again = record(CONTAINER, "B", away(2));
    assertThat(terse.isLoggable(again)).as("told by somebody else").isFalse();
    now += Duration.ofMinutes(2).toNanos();
    LogRecord later = record(CONTAINER, "A", away(3));
    assertThat(terse.isLoggable(later)).isTrue();
    assertThat(later.getThrown()).isNotNull();
  }

  @Test
  void what_the_bureau_itself_says_is_always_said() {
    LogRecord first = record(BUREAU, "fault ABCD2345 at GET /x", away(1));
    LogRecord second = record(BUREAU, "fault EFGH2345 at GET /x", away(1));
    assertThat(terse.isLoggable(first)).isTrue();
    assertThat(terse.isLoggable(second)).isTrue();
    assertThat(first.getThrown()).isNotNull();
    assertThat(second.getThrown()).isNull();
    assertThat(second.getMessage()).startsWith("fault EFGH2345 at GET /x: java.io.IOException: ");
  }

  @Test
  void another_failure_is_told() {
    assertThat(terse.isLoggable(record(CONTAINER, "A", away(1)))).isTrue();
    assertThat(terse.isLoggable(record(CONTAINER, "A", new SQLException("no such table"))))
        .isTrue();
  }

  @Test
  void what_has_no_cause_is_told_once_a_minute_by_the_container_and_always_by_us() {
    String message = "Local Exception Stack: 12\n\tat a.b.C(C.java:1)";
    assertThat(terse.isLoggable(record(CONTAINER, message, null))).isTrue();
    assertThat(terse.isLoggable(record(CONTAINER, message, null))).isFalse();
    assertThat(terse.isLoggable(record(BUREAU, "a line", null))).isTrue();
    assertThat(terse.isLoggable(record(BUREAU, "a line", null))).isTrue();
  }

  private static LogRecord record(String logger, String message, Throwable thrown) {
    LogRecord record = new LogRecord(Level.WARNING, message);
    record.setLoggerName(logger);
    record.setThrown(thrown);
    return record;
  }

  /** As a full disk is told. */
  private static Throwable away(int number) {
    return new EJBException(
        new SQLException(
            "closed " + number,
            new IOException("Writing to Channel@3a" + number + " failed; " + number)));
  }
}
