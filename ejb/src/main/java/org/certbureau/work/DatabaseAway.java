package org.certbureau.work;

import java.sql.SQLException;
import org.certbureau.settings.Addresses;

/** The database gives no connection. */
class DatabaseAway extends SQLException {
  private static final long serialVersionUID = 1L;

  /**
   * @param url its address, of which nothing is told that may be secret
   */
  DatabaseAway(String url, SQLException cause) {
    super(
        "the database %s cannot be reached: %s"
            .formatted(where(url), Addresses.hushed(cause.getMessage(), url)),
        cause.getSQLState(),
        cause.getErrorCode(),
        keepsSilent(cause, url) ? cause : null);
  }

  /** Without what may be secret. */
  static String where(String url) {
    return Addresses.told(url).replaceFirst("…$", "");
  }

  /** Whether nothing in it, whose stack is logged, tells what may be secret. */
  private static boolean keepsSilent(Throwable thrown, String url) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      String text = cause.toString();
      if (!text.equals(Addresses.hushed(text, url))) {
        return false;
      }
    }
    return true;
  }
}
