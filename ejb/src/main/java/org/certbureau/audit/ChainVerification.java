package org.certbureau.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.LineNumberReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.kernel.Problem;
import org.certbureau.work.UtcTimestamp;

/**
 * Walks the whole trail and names the first entry that is changed, missing, moved, slipped in or
 * left out of the chain. Reads only; beside a running bureau it tolerates the entries of the last
 * seconds that wait to be sealed, as it does those that a kill left waiting.
 */
public final class ChainVerification {
  /**
   * The sealer takes what waits in its order: what is this much older was held back by somebody.
   */
  private static final Duration OVERTAKEN = Duration.ofMinutes(5);

  private final Connection connection;
  private final Path exportedAnchors;

  private long entries;
  private long waiting;
  private long comparedAnchors;

  /** Where the chain stands, as its own head row says. */
  private record Head(long place, String chainHash) {}

  /**
   * @param connection to the bureau's database, not inside a transaction
   * @param exportedAnchors the file of anchors outside the database; may not exist
   */
  public ChainVerification(Connection connection, Path exportedAnchors) {
    this.connection = connection;
    this.exportedAnchors = exportedAnchors;
  }

  /**
   * Of this installation: the anchors are where {@code BUREAU_AUDIT_EXPORT_DIR} says.
   *
   * @param connection to the bureau's database, not inside a transaction
   */
  public static ChainVerification of(Connection connection) {
    return new ChainVerification(connection, AnchorFiles.anchors());
  }

  public Verification run() throws SQLException, IOException {
    Problem broken = firstBroken();
    return broken == null
        ? Verification.intact(entries, waiting, comparedAnchors)
        : Verification.broken(entries, waiting, comparedAnchors, broken);
  }

  private Problem firstBroken() throws SQLException, IOException {
    Set<Anchor> told = new LinkedHashSet<>(); // most stand inside and outside alike
    Problem unreadable = readAnchors(told);
    if (unreadable != null) {
      return unreadable;
    }
    List<Anchor> anchors = new ArrayList<>(told);
    anchors.sort(Comparator.comparingLong(Anchor::place));
    Problem broken = walk(anchors, head());
    if (broken == null) {
      broken = brokenObject();
    }
    return broken == null ? keptOut() : broken;
  }

  private Problem readAnchors(Set<Anchor> anchors) throws SQLException, IOException {
    try (PreparedStatement read =
            connection.prepareStatement(
                "select place, chain_hash, set_at, signature from audit_anchor order by place");
        ResultSet row = read.executeQuery()) {
      while (row.next()) {
        anchors.add(
            new Anchor(
                row.getLong(1),
                row.getString(2),
                UtcTimestamp.instant(row.getTimestamp(3)),
                row.getString(4)));
      }
    }
    Problem unreadable = readExported(anchors);
    if (unreadable != null) {
      return unreadable;
    }
    Sm2PublicKey key = publicKey();
    for (Anchor anchor : anchors) {
      if (key == null || !signedBy(key, anchor)) {
        return broken("audit.anchor-unsigned", anchor.place());
      }
    }
    comparedAnchors = anchors.size();
    return null;
  }

  private Problem readExported(Set<Anchor> anchors) throws IOException {
    if (Files.notExists(exportedAnchors)) {
      return null;
    }
    try (LineNumberReader lines =
        new LineNumberReader(Files.newBufferedReader(exportedAnchors, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.endsWith("}")) {
          continue; // a power cut may leave half a line
        }
        try {
          anchors.add(Anchor.ofLine(line));
        } catch (JsonProcessingException | DateTimeException e) {
          return broken("audit.anchor-unreadable", lines.getLineNumber());
        }
      }
    }
    return null;
  }

  private static boolean signedBy(Sm2PublicKey key, Anchor anchor) {
    try {
      return Sm2Signatures.verify(
          key, anchor.signedText(), Base64.getDecoder().decode(anchor.signature()));
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  /** The key as it was exported when it was made; the one in the database only where that lacks. */
  private Sm2PublicKey publicKey() throws SQLException, IOException {
    Path exported = AnchorFiles.publicKeyBeside(exportedAnchors);
    if (Files.exists(exported)) {
      return Sm2PublicKey.ofPoint(
          Base64.getDecoder().decode(Files.readString(exported, StandardCharsets.US_ASCII).trim()));
    }
    try (PreparedStatement read =
            connection.prepareStatement("select public_key from audit_key where id = 1");
        ResultSet row = read.executeQuery()) {
      return row.next() ? Sm2PublicKey.ofPoint(Base64.getDecoder().decode(row.getString(1))) : null;
    }
  }

  /** Read before the entries: the chain may grow meanwhile, but never shrink. */
  private Head head() throws SQLException {
    try (PreparedStatement read =
            connection.prepareStatement("select place, chain_hash from audit_head where id = 1");
        ResultSet row = read.executeQuery()) {
      return row.next() ? new Head(row.getLong(1), row.getString(2)) : new Head(-1, "");
    }
  }

  private Problem walk(List<Anchor> anchors, Head head) throws SQLException {
    String hash = Chain.FIRST;
    long place = 0;
    int nextAnchor = 0;
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false); // PostgreSQL streams only inside a transaction
    try (PreparedStatement read =
        connection.prepareStatement(
            "select place, chain_hash, "
                + Chain.COLUMNS
                + " from audit_entry where place > 0 order by place")) {
      read.setFetchSize(1000);
      try (ResultSet entry = read.executeQuery()) {
        while (entry.next()) {
          place++;
          if (entry.getLong("place") != place) {
            return broken("audit.entry-missing", place);
          }
          hash = Chain.next(hash, place, entry);
          if (!hash.equals(entry.getString("chain_hash"))) {
            return changed(place, entry);
          }
          entries = place;
          for (; nextAnchor < anchors.size(); nextAnchor++) {
            Anchor anchor = anchors.get(nextAnchor);
            if (anchor.place() > place) {
              break;
            }
            if (!anchor.chainHash().equals(hash)) {
              return rewritten(anchors, nextAnchor);
            }
          }
          if (place == head.place() && !head.chainHash().equals(hash)) {
            return broken("audit.head-differs", place);
          }
        }
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
    if (nextAnchor < anchors.size()) {
      return broken(
          "audit.cut-off-before-anchor", place + 1, anchors.get(anchors.size() - 1).place());
    }
    if (place < head.place()) {
      return broken("audit.cut-off-before-head", place + 1, head.place());
    }
    return head.place() < 0 ? broken("audit.head-missing") : null;
  }

  private static Problem changed(long place, ResultSet entry) throws SQLException {
    return broken(
        "audit.entry-changed",
        place,
        entry.getString("action"),
        entry.getString("object_type"),
        entry.getString("object_id"),
        entry.getLong("id"));
  }

  private static Problem rewritten(List<Anchor> anchors, int broken) {
    return broken(
        "audit.rewritten",
        broken == 0
            ? 1
            : Math.min(anchors.get(broken - 1).place() + 1, anchors.get(broken).place()),
        anchors.get(broken).place());
  }

  private static Problem broken(String code, Object... where) {
    return Problem.of(code, null, Stream.of(where).map(Object::toString).toArray(String[]::new));
  }

  /** An object whose entries are not numbered 1 to n lost one, even if it was never sealed. */
  private Problem brokenObject() throws SQLException {
    try (PreparedStatement read =
            connection.prepareStatement(
                "select object_type, object_id, count(*), max(object_number) from audit_entry"
                    + " group by object_type, object_id"
                    + " having count(*) <> max(object_number) or min(object_number) <> 1"
                    + " order by object_type, object_id fetch first 1 rows only");
        ResultSet row = read.executeQuery()) {
      return row.next()
          ? broken(
              "audit.object-lost-entries",
              row.getString(1),
              row.getString(2),
              row.getLong(4),
              row.getLong(3))
          : null;
    }
  }

  /** Counts what waits for the sealer, and names what does not wait but has no place either. */
  private Problem keptOut() throws SQLException {
    try (PreparedStatement read =
        connection.prepareStatement(
            "select e.id, e.object_type, e.object_id, e.action, e.place, e.occurred_at,"
                + " (select max(s.occurred_at) from audit_entry s where s.place > 0)"
                + " from audit_entry e where e.place is null or e.place <= 0 order by e.id")) {
      read.setFetchSize(1000);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          if (row.getLong("place") != -row.getLong("id") || overtaken(row)) {
            return broken(
                "audit.kept-out",
                row.getLong(1),
                row.getString(4),
                row.getString(2),
                row.getString(3));
          }
          waiting++;
        }
      }
    }
    return null;
  }

  private static boolean overtaken(ResultSet waiting) throws SQLException {
    return waiting.getTimestamp(7) != null
        && UtcTimestamp.instant(waiting.getTimestamp(6))
            .plus(OVERTAKEN)
            .isBefore(UtcTimestamp.instant(waiting.getTimestamp(7)));
  }
}
