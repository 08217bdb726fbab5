package org.certbureau.audit;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Locale;
import org.certbureau.work.Configuration;

/**
 * Verifies the trail of a bureau that is not running, straight from its database.
 *
 * <p>Exit status 0 intact, 1 broken, 2 not readable.
 */
public final class OfflineVerification {
  private OfflineVerification() {}

  /** Takes no arguments: {@code BUREAU_DATA} or {@code BUREAU_DB_URL} say where the trail is. */
  public static void main(String[] args) {
    System.exit(verify(System.out, System.err));
  }

  private static int verify(PrintStream out, PrintStream err) {
    String url =
        Configuration.text(
            "BUREAU_DB_URL",
            "jdbc:h2:file:" + Configuration.data().resolve("db/bureau") + ";IFEXISTS=TRUE");
    try (Connection connection =
        DriverManager.getConnection(
            url,
            Configuration.text("BUREAU_DB_USER", "sa"),
            Configuration.text("BUREAU_DB_PASSWORD", ""))) {
      Verification result = ChainVerification.of(connection).run();
      out.println(
          result.intact()
              ? "intact: %d entries, %d anchors, %d entries not sealed yet"
                  .formatted(result.entries(), result.anchors(), result.waiting())
              : "broken: " + result.brokenInWords(Locale.ENGLISH));
      return result.intact() ? 0 : 1;
    } catch (Exception e) {
      err.println("The audit trail cannot be read: " + e.getMessage());
      return 2;
    }
  }
}
