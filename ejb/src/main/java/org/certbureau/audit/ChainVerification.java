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
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.crypto.Sm2Signatures;
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
    String broken = firstBroken();
    return broken == null
        ? Verification.intact(entries, waiting, comparedAnchors)
        : Verification.broken(entries, waiting, comparedAnchors, broken);
  }

  private String firstBroken() throws SQLException, IOException {
    Set<Anchor> told = new LinkedHashSet<>(); // most stand inside and outside alike
    String unreadable = readAnchors(told);
    if (unreadable != null) {
      return unreadable;
    }
    List<Anchor> anchors = new ArrayList<>(told);
    anchors.sort(Comparator.comparingLong(Anchor::place));
    String broken = walk(anchors, head());
    if (broken == null) {
      broken = brokenObject();
    }
    return broken == null ? keptOut() : broken;
  }

  private String readAnchors(Set<Anchor> anchors) throws SQLException, IOException {
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
    String unreadable = readExported(anchors);
    if (unreadable != null) {
      return unreadable;
    }
    Sm2PublicKey key = publicKey();
    for (Anchor anchor : anchors) {
      if (key == null || !signedBy(key, anchor)) {
        return "anchor at place " + anchor.place() + ": its signature does not hold";
      }
    }
    comparedAnchors = anchors.size();
    return null;
  }

  private String readExported(Set<Anchor> anchors) throws IOException {
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
          return "exported anchors, line " + lines.getLineNumber() + ": it is no anchor";
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

  private String walk(List<Anchor> anchors, Head head) throws SQLException {
    String hash = Chain.FIRST;
    long place = 0;
    int nextAnchor = 0;
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false); // PostgreSQL streams only inside a transaction
    try (PreparedStatement read =
        connection.prepareStatement(
            "select place, chain_hash, unsealed, "
                + Chain.COLUMNS
                + " from audit_entry where place is not null order by place")) {
      read.setFetchSize(1000);
      try (ResultSet entry = read.executeQuery()) {
        while (entry.next()) {
          place++;
          if (entry.getLong("place") != place) {
            return "place " + place + ": the entry is missing";
          }
          hash = Chain.next(hash, place, entry);
          if (!hash.equals(entry.getString("chain_hash")) || entry.getObject("unsealed") != null) {
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
            return "head of the chain: it does not name the entry at place " + place;
          }
        }
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
    if (nextAnchor < anchors.size()) {
      return cutOff(place, "an anchor", anchors.get(anchors.size() - 1).place());
    }
    if (place < head.place()) {
      return cutOff(place, "its head", head.place());
    }
    return head.place() < 0 ? "head of the chain: it is missing" : null;
  }

  private static String changed(long place, ResultSet entry) throws SQLException {
    return "place %d: the entry %s of %s %s (id %d) was changed"
        .formatted(
            place,
            entry.getString("action"),
            entry.getString("object_type"),
            entry.getString("object_id"),
            entry.getLong("id"));
  }

  private static String rewritten(List<Anchor> anchors, int broken) {
    return "place %d: between here and place %d the chain is not the one that was anchored"
        .formatted(
            broken == 0
                ? 1
                : Math.min(anchors.get(broken - 1).place() + 1, anchors.get(broken).place()),
            anchors.get(broken).place());
  }

  private static String cutOff(long place, String witness, long reached) {
    return "place %d: the tail of the chain is cut off; %s says it reached place %d"
        .formatted(place + 1, witness, reached);
  }

  /** An object whose entries are not numbered 1 to n lost one, even if it was never sealed. */
  private String brokenObject() throws SQLException {
    try (PreparedStatement read =
            connection.prepareStatement(
                "select object_type, object_id, count(*), max(object_number) from audit_entry"
                    + " group by object_type, object_id"
                    + " having count(*) <> max(object_number) or min(object_number) <> 1"
                    + " order by object_type, object_id fetch first 1 rows only");
        ResultSet row = read.executeQuery()) {
      return row.next()
          ? "%s %s: it counted %d entries, %d are there"
              .formatted(row.getString(1), row.getString(2), row.getLong(4), row.getLong(3))
          : null;
    }
  }

  /** Counts what waits for the sealer, and names what does not wait but has no place either. */
  private String keptOut() throws SQLException {
    try (PreparedStatement read =
        connection.prepareStatement(
            "select e.id, e.object_type, e.object_id, e.action, e.unsealed, e.occurred_at,"
                + " (select max(s.occurred_at) from audit_entry s where s.place is not null)"
                + " from audit_entry e where e.place is null order by e.id")) {
      read.setFetchSize(1000);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          if (row.getInt("unsealed") != 1 || overtaken(row)) {
            return "entry %d (%s of %s %s) was kept out of the chain"
                .formatted(row.getLong(1), row.getString(4), row.getString(2), row.getString(3));
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
