package org.certbureau.work;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;

/** What a database means when it refuses, told alike on all that we run on. */
public final class SqlFailure {
  /** Lock waited for in vain (H2, PostgreSQL), deadlock, serialisation (all, PostgreSQL). */
  private static final Set<String> COLLISIONS = Set.of("HYT00", "55P03", "40001", "40P01");

  /** H2 and PostgreSQL. */
  private static final String DUPLICATE = "23505";

  private static final int ORACLE_DUPLICATE = 1;
  private static final int ORACLE_BUSY = 54;
  private static final int ORACLE_WAITED = 30006;
  private static final int ORACLE_DEADLOCK = 60;

  private SqlFailure() {}

  /** Whether a unique constraint, or another one, was in the way. */
  public static boolean isConstraint(Throwable failure) {
    SQLException sql = find(failure);
    return sql != null && sql.getSQLState() != null && sql.getSQLState().startsWith("23");
  }

  /** Whether there is a row of that key already. */
  public static boolean isDuplicate(SQLException failure) {
    return DUPLICATE.equals(failure.getSQLState()) || failure.getErrorCode() == ORACLE_DUPLICATE;
  }

  /** Whether that constraint was in the way, whatever the database's way of spelling its name. */
  public static boolean isConstraint(Throwable failure, String name) {
    SQLException sql = find(failure);
    return isConstraint(failure)
        && String.valueOf(sql.getMessage())
            .toLowerCase(Locale.ROOT)
            .contains(name.toLowerCase(Locale.ROOT));
  }

  /** Whether somebody else held or changed a row; tried again, it may succeed. */
  public static boolean isCollision(Throwable failure) {
    if (failure instanceof OptimisticLockException
        || failure instanceof PessimisticLockException
        || failure instanceof LockTimeoutException) {
      return true;
    }
    SQLException sql = find(failure);
    return sql != null
        && (COLLISIONS.contains(String.valueOf(sql.getSQLState()))
            || Set.of(ORACLE_BUSY, ORACLE_WAITED, ORACLE_DEADLOCK).contains(sql.getErrorCode()));
  }

  private static SQLException find(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
