package org.certbureau.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.work.UtcTimestamp;

/**
 * Walks the whole trail and names the first entry that is changed, missing, moved, slipped in or
 * left out of the chain. Reads only; beside a running bureau it sees a consistent state per
 * statement and tolerates the last seconds that are not sealed yet.
 */
public final class ChainVerification {
  /** An entry that is not sealed after this time is kept out of the chain by somebody. */
  private static final Duration SEALED_WITHIN = Duration.ofSeconds(30);

  private final Connection connection;
  private final Path exportedAnchors;
  private final Instant now;

  private long entries;
  private long comparedAnchors;

  /**
   * @param exportedAnchors the file of anchors outside the database; may not exist
   */
  public ChainVerification(Connection connection, Path exportedAnchors, Instant now) {
    this.connection = connection;
    this.exportedAnchors = exportedAnchors;
    this.now = now;
  }

  public Verification run() throws SQLException, IOException {
    String broken = firstBroken();
    return broken == null
        ? Verification.intact(entries, comparedAnchors)
        : Verification.broken(entries, comparedAnchors, broken);
  }

  private String firstBroken() throws SQLException, IOException {
    List<Anchor> anchors = new ArrayList<>();
    String unreadable = readAnchors(anchors);
    if (unreadable != null) {
      return unreadable;
    }
    anchors.sort(Comparator.comparingLong(Anchor::place));
    String broken = walk(anchors);
    if (broken == null) {
      broken = brokenObject();
    }
    return broken == null ? keptOut() : broken;
  }

  private String readAnchors(List<Anchor> anchors) throws SQLException, IOException {
    Sm2PublicKey key = publicKey();
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
    if (Files.exists(exportedAnchors)) {
      try (BufferedReader lines =
          Files.newBufferedReader(exportedAnchors, StandardCharsets.UTF_8)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.endsWith("}")) { // a power cut may leave half a last line
            anchors.add(Anchor.ofLine(line));
          }
        }
      }
    }
    for (Anchor anchor : anchors) {
      if (key == null || !signedBy(key, anchor)) {
        return "anchor at place " + anchor.place() + ": its signature does not hold";
      }
    }
    comparedAnchors = anchors.size();
    return null;
  }

  private static boolean signedBy(Sm2PublicKey key, Anchor anchor) {
    return Sm2Signatures.verify(
        key, anchor.signedText(), Base64.getDecoder().decode(anchor.signature()));
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

  private String walk(List<Anchor> anchors) throws SQLException {
    String hash = Chain.FIRST;
    long expected = 0;
    int nextAnchor = 0;
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false); // PostgreSQL streams only inside a transaction
    try (PreparedStatement read =
        connection.prepareStatement(
            "select place, chain_hash, "
                + Chain.COLUMNS
                + " from audit_entry where place is not null order by place")) {
      read.setFetchSize(1000);
      try (ResultSet entry = read.executeQuery()) {
        while (entry.next()) {
          expected++;
          if (entry.getLong("place") != expected) {
            return "place " + expected + ": the entry is missing";
          }
          hash = Chain.next(hash, expected, entry);
          if (!hash.equals(entry.getString("chain_hash"))) {
            return "place %d: the entry %s of %s %s (id %d) was changed"
                .formatted(
                    expected,
                    entry.getString("action"),
                    entry.getString("object_type"),
                    entry.getString("object_id"),
                    entry.getLong("id"));
          }
          entries = expected;
          while (nextAnchor < anchors.size() && anchors.get(nextAnchor).place() == expected) {
            if (!anchors.get(nextAnchor).chainHash().equals(hash)) {
              return "place " + expected + ": the chain is not the one that was anchored";
            }
            nextAnchor++;
          }
        }
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(autoCommit);
    }
    return nextAnchor < anchors.size()
        ? "place %d: the tail of the chain is cut off; an anchor says it reached place %d"
            .formatted(expected + 1, anchors.get(anchors.size() - 1).place())
        : null;
  }

  /** An object whose entries are not numbered 1 to n lost one, even if it was never sealed. */
  private String brokenObject() throws SQLException {
    try (PreparedStatement read =
            connection.prepareStatement(
                "select object_type, object_id, count(*), max(object_number) from audit_entry"
                    + " group by object_type, object_id"
                    + " having count(*) <> max(object_number) fetch first 1 rows only");
        ResultSet row = read.executeQuery()) {
      return row.next()
          ? "%s %s: it counted %d entries, %d are there"
              .formatted(row.getString(1), row.getString(2), row.getLong(4), row.getLong(3))
          : null;
    }
  }

  private String keptOut() throws SQLException {
    try (PreparedStatement read =
        connection.prepareStatement(
            "select id, object_type, object_id, action from audit_entry"
                + " where place is null and occurred_at < ? order by id fetch first 1 rows only")) {
      read.setTimestamp(1, oldest());
      try (ResultSet row = read.executeQuery()) {
        return row.next()
            ? "entry %d (%s of %s %s) was never sealed into the chain"
                .formatted(row.getLong(1), row.getString(4), row.getString(2), row.getString(3))
            : null;
      }
    }
  }

  private Timestamp oldest() {
    return UtcTimestamp.column(now.minus(SEALED_WITHIN));
  }
}
