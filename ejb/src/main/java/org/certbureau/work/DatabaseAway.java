package org.certbureau.work;

import java.sql.SQLException;

/** The database gives no connection. */
class DatabaseAway extends SQLException {
  private static final long serialVersionUID = 1L;

  /**
   * @param where its address, without what may be secret
   */
  DatabaseAway(String where, SQLException cause) {
    super(
        "the database " + where + " cannot be reached: " + cause.getMessage(),
        cause.getSQLState(),
        cause.getErrorCode(),
        cause);
  }
}
