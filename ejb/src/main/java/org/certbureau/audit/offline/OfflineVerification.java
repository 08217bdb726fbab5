package org.certbureau.audit.offline;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Locale;
import org.certbureau.audit.ChainVerification;
import org.certbureau.audit.Verification;

/**
 * Verifies the trail of a bureau that is not running, straight from its database.
 *
 * <p>Exit status 0 intact, 1 broken or not checked for who wrote, 2 not readable.
 */
public final class OfflineVerification {
  private OfflineVerification() {}

  /**
   * @param args nothing, or the file of the MACs' key; {@code BUREAU_DATA} or {@code BUREAU_DB_URL}
   *     say where the trail is
   */
  public static void main(String[] args) {
    System.exit(verify(args.length == 0 ? null : Path.of(args[0]), System.out, System.err));
  }

  static int verify(Path macKey, PrintStream out, PrintStream err) {
    try (Connection connection = OfflineTrail.connect()) {
      Verification result = ChainVerification.of(connection, OfflineTrail.macs(macKey)).run();
      out.println(said(result));
      return result.intact() ? 0 : 1;
    } catch (Exception e) {
      err.println("The audit trail cannot be read: " + e.getMessage());
      return 2;
    }
  }

  private static String said(Verification result) {
    if (result.intact()) {
      return "intact: %d entries, %d anchors, %d entries not sealed yet"
          .formatted(result.entries(), result.anchors(), result.waiting());
    }
    boolean unproved = ChainVerification.UNCHECKED.equals(result.broken().code());
    return (unproved ? "unproved: " : "broken: ") + result.brokenInWords(Locale.ENGLISH);
  }
}
