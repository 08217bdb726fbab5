package org.certbureau.payment;

import java.sql.SQLException;

/** What a database says when it refuses. */
final class Sql {
  private Sql() {}

  /** Whether a unique constraint was in the way: SQLSTATE class 23 on every database we know. */
  static boolean isDuplicate(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && sql.getSQLState().startsWith("23")) {
        return true;
      }
    }
    return false;
  }
}
