package org.certbureau.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.certbureau.kernel.Problem;

/**
 * Walks the whole trail and names the first entry that is forged, changed, missing, moved, slipped
 * in or left out of the chain, and what is wrong with its proofs. Reads only, all of it as it was
 * at one moment; beside a running bureau it tolerates the entries of the last seconds that wait to
 * be sealed, as it does those that a kill left waiting.
 */
public final class ChainVerification {
  /** The code where all else holds, but nobody could tell who wrote. */
  public static final String UNCHECKED = "audit.authorship-unchecked";

  private final Connection connection;
  private final Outside outside;
  private final EntryMac macs;

  /**
   * @param connection to the bureau's database, not inside a transaction
   * @param outside the proofs outside the database
   * @param macs null where the key is not known; then nothing is intact
   */
  ChainVerification(Connection connection, Outside outside, EntryMac macs) {
    this.connection = connection;
    this.outside = outside;
    this.macs = macs;
  }

  /**
   * Of this installation: the proofs are where {@code BUREAU_AUDIT_EXPORT_DIR} says.
   *
   * @param connection to the bureau's database, not inside a transaction
   * @param macs null where the key is not known: who wrote the entries is not checked then
   */
  public static ChainVerification of(Connection connection, EntryMac macs) {
    return new ChainVerification(connection, Outside.ofThisInstallation(), macs);
  }

  public Verification run() throws SQLException, IOException {
    Proofs proofs = Proofs.outside(outside);
    try (Snapshot moment = Snapshot.of(connection)) {
      proofs.readInside(connection);
      ChainWalk walk = new ChainWalk(connection, proofs, macs);
      RowsBeside beside = new RowsBeside(connection, macs);
      Problem broken = firstBroken(proofs, walk, beside);
      long anchors = proofs.anchors().size();
      return broken == null
          ? Verification.intact(walk.entries(), beside.waiting(), anchors)
          : Verification.broken(walk.entries(), beside.waiting(), anchors, broken);
    }
  }

  private Problem firstBroken(Proofs proofs, ChainWalk walk, RowsBeside beside)
      throws SQLException {
    Problem found = proofs.broken(macs);
    if (found == null) {
      found = walk.broken();
    }
    if (found == null) {
      found = beside.keptOut(walk.told(), walk.lastSealedAt());
    }
    if (found == null) {
      found = beside.brokenObject();
    }
    if (found == null) {
      found = walk.inconsistent();
    }
    if (found == null) {
      found = beside.brokenCount();
    }
    if (found == null) {
      found = walk.reversed();
    }
    if (found == null) {
      found = beside.setAside(walk.told().rowsAside());
    }
    // last: all else holds, but anybody who can write the database may have written it
    return found == null && macs == null ? Finding.of(UNCHECKED, walk.entries()) : found;
  }
}
