package org.certbureau.audit.offline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import org.certbureau.audit.EntryMac;
import org.certbureau.crypto.MasterKey;
import org.certbureau.settings.PlaceSettings;
import org.certbureau.work.Sealings;

/** The trail of a bureau that is not running, and the key that its MACs are checked with. */
final class OfflineTrail {
  private OfflineTrail() {}

  /** {@code BUREAU_DATA} or {@code BUREAU_DB_URL} say where it is. */
  static Connection connect() throws SQLException {
    String url =
        PlaceSettings.DB_URL.value() + (PlaceSettings.DB_URL.isSet() ? "" : ";IFEXISTS=TRUE");
    Connection connection =
        DriverManager.getConnection(
            url,
            PlaceSettings.DB_USER.isSet() ? PlaceSettings.DB_USER.value() : "sa",
            PlaceSettings.DB_PASSWORD.value());
    if (!hasMacs(connection)) {
      connection.close();
      throw new SQLException(
          "it was last used by a version without MACs; start this version on it once");
    }
    return connection;
  }

  private static boolean hasMacs(Connection connection) throws SQLException {
    boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
    try (ResultSet column =
        connection
            .getMetaData()
            .getColumns(null, null, cased("audit_entry", upper), cased("mac", upper))) {
      return column.next();
    }
  }

  private static String cased(String name, boolean upper) {
    return upper ? name.toUpperCase(Locale.ROOT) : name;
  }

  /**
   * Null where this machine does not have it. Never makes one.
   *
   * @param file of the MACs' key alone; null to derive it from the master key
   */
  static EntryMac macs(Path file) throws IOException {
    if (file != null) {
      return EntryMac.read(file);
    }
    Path master = Sealings.masterKeyFile();
    return Files.exists(master) ? EntryMac.of(MasterKey.read(master)) : null;
  }
}
