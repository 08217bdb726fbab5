package org.certbureau.audit.offline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.certbureau.audit.EntryMac;
import org.certbureau.crypto.MasterKey;
import org.certbureau.settings.Addresses;
import org.certbureau.settings.PlaceSettings;
import org.certbureau.settings.Texts;
import org.certbureau.work.Sealings;
import org.h2.api.ErrorCode;

/** The trail of a bureau that is not running, and the key that its MACs are checked with. */
final class OfflineTrail {
  private static final String EXISTING = "IFEXISTS=TRUE";

  private OfflineTrail() {}

  /**
   * {@code BUREAU_DATA} or {@code BUREAU_DB_URL} say where it is; none is made where there is none.
   *
   * @throws SQLException with a sentence for who called
   */
  static Connection connect() throws SQLException {
    Optional<String> wrong = PlaceSettings.loginBeforeHost(Texts.OF_THIS_INSTALLATION);
    if (wrong.isPresent()) {
      throw new SQLException(wrong.get()); // the driver would tell it
    }
    String url = PlaceSettings.DB_URL.value();
    Connection connection;
    try {
      connection =
          DriverManager.getConnection(
              isFile(url) && !url.contains(EXISTING) ? url + ";" + EXISTING : url,
              PlaceSettings.DB_USER.isSet() ? PlaceSettings.DB_USER.value() : "sa",
              PlaceSettings.DB_PASSWORD.value());
    } catch (SQLException e) {
      throw new SQLException(sentence(e, url)); // its cause may tell the address with its password
    }
    if (!hasMacs(connection)) {
      connection.close();
      throw new SQLException(
          "it was last used by a version without MACs; start this version on it once");
    }
    return connection;
  }

  private static boolean isFile(String url) {
    return url.matches("jdbc:h2:(?!mem:|tcp:|ssl:|zip:).*");
  }

  private static String sentence(SQLException e, String url) {
    return switch (e.getErrorCode()) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
          "a running bureau has the database, and an H2 file is one program's. Stop the bureau,"
              + " copy its data and verify or export the copy with --data; or have it verify"
              + " itself: ./run audit-verify without --key, or the page 审计";
      case ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1 ->
          "there is no database at " + Addresses.told(url).replaceFirst("…$", "");
      default -> Addresses.hushed(e.getMessage(), url);
    };
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
