package org.certbureau.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.crypto.Sm2Signatures;
import org.certbureau.kernel.Problem;
import org.certbureau.work.UtcTimestamp;

/** What proves the chain, inside and outside the database: the key, the mark and the anchors. */
final class Proofs {
  private final Outside outside;
  private List<Anchor> anchorsOutside = List.of();
  private String keyOutside;
  private Mark markOutside;
  private Problem unreadable;

  private final List<Anchor> anchorsInside = new ArrayList<>();
  private final Set<Long> placesInside = new TreeSet<>();
  private List<Mark> marksInside;
  private String keyInside;
  private String keyMac;
  private List<Anchor> anchors;

  private Proofs(Outside outside) {
    this.outside = outside;
  }

  /** Those outside are read before the database is looked at: it is never behind them. */
  static Proofs outside(Outside outside) throws IOException {
    Proofs proofs = new Proofs(outside);
    proofs.keyOutside = outside.key();
    try {
      proofs.anchorsOutside = outside.anchors();
    } catch (Outside.Unreadable e) {
      proofs.unreadable = Finding.of("audit.anchor-unreadable", e.line());
      return proofs;
    }
    try {
      proofs.markOutside = outside.mark();
    } catch (Outside.Unreadable e) {
      proofs.unreadable = Finding.of("audit.mark-unreadable", outside.markFile());
    }
    return proofs;
  }

  void readInside(Connection connection) throws SQLException {
    marksInside = Mark.inside(connection);
    try (PreparedStatement read =
            connection.prepareStatement(
                "select place, chain_hash, set_at, signature from audit_anchor order by place");
        ResultSet row = read.executeQuery()) {
      while (row.next()) {
        anchorsInside.add(
            new Anchor(
                row.getLong(1),
                row.getString(2),
                UtcTimestamp.instant(row.getTimestamp(3)),
                row.getString(4)));
        placesInside.add(row.getLong(1));
      }
    }
    try (PreparedStatement read =
            connection.prepareStatement("select public_key, mac from audit_key where id = 1");
        ResultSet row = read.executeQuery()) {
      if (row.next()) {
        keyInside = row.getString(1);
        keyMac = row.getString(2);
      }
    }
    Set<Anchor> all = new LinkedHashSet<>(anchorsInside); // most stand inside and outside alike
    all.addAll(anchorsOutside);
    anchors = new ArrayList<>(all);
    anchors.sort(Comparator.comparingLong(Anchor::place));
  }

  /**
   * What is wrong with them in themselves.
   *
   * @param macs null where nobody can tell who wrote
   */
  Problem broken(EntryMac macs) {
    if (unreadable != null) {
      return unreadable;
    }
    Problem found = brokenKey(macs);
    if (found == null) {
      found = brokenMark();
    }
    return found == null ? brokenAnchor() : found;
  }

  private Problem brokenKey(EntryMac macs) {
    if (keyInside == null) {
      boolean begun = !marksInside.isEmpty() || !anchors.isEmpty() || keyOutside != null;
      return begun ? Finding.of("audit.key-missing") : null;
    }
    boolean exported = keyOutside == null || keyOutside.equals(keyInside);
    boolean ours = // one from before the mark has no MAC yet
        macs == null || marksInside.isEmpty() || macs.holdsForKey(keyInside, keyMac);
    return exported && ours ? null : Finding.of("audit.key-replaced");
  }

  private Problem brokenMark() {
    if (marksInside.isEmpty()) {
      return Finding.of("audit.mark-missing");
    }
    if (marksInside.size() > 1) {
      return Finding.of("audit.mark-second", marksInside.size());
    }
    if (markOutside == null) {
      return Finding.of("audit.mark-missing-outside", outside.markFile());
    }
    if (!mark().equals(markOutside)) {
      return Finding.of("audit.mark-differs");
    }
    return signed(mark().signedText(), mark().signature())
        ? null
        : Finding.of("audit.mark-unsigned");
  }

  private Problem brokenAnchor() {
    for (Anchor anchor : anchors) {
      if (!signed(anchor.signedText(), anchor.signature())) {
        return Finding.of("audit.anchor-unsigned", anchor.place());
      }
    }
    return null;
  }

  /** By the key as it was exported when it was made; by the one inside only where that lacks. */
  private boolean signed(byte[] text, String signature) {
    try {
      Sm2PublicKey key =
          Sm2PublicKey.ofPoint(
              Base64.getDecoder().decode(keyOutside == null ? keyInside : keyOutside));
      return Sm2Signatures.verify(key, text, Base64.getDecoder().decode(signature));
    } catch (IllegalArgumentException | CryptoFailure notOne) {
      return false;
    }
  }

  /** Once it is known that there is one. */
  Mark mark() {
    return marksInside.get(0);
  }

  /** All that are known, by their places. */
  List<Anchor> anchors() {
    return anchors;
  }

  boolean standsInside(long place) {
    return placesInside.contains(place);
  }

  /** As many as stood there when the mark was set. */
  Problem goneBeforeTheMark() {
    long left = placesInside.stream().filter(place -> place <= mark().place()).count();
    return left < mark().anchors()
        ? Finding.of("audit.anchors-removed", mark().anchors(), left)
        : null;
  }
}
