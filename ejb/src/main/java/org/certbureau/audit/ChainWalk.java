package org.certbureau.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.certbureau.kernel.Problem;

/**
 * Reads the sealed entries from the first to the last and checks each against all that is known.
 */
final class ChainWalk {
  private final Connection connection;
  private final Proofs proofs;
  private final EntryMac macs;

  private long place;
  private String hash = Chain.FIRST;
  private EntryFields last;
  private int nextAnchor;
  private long intact;

  private final Told told = new Told();
  private final List<Reversal> reversals = new ArrayList<>();

  /** An entry that is older than the one before it. */
  private record Reversal(long place, EntryFields entry, Instant before) {}

  /** What the bureau's own entries, sealed or waiting, tell of the trail. */
  static final class Told {
    private final List<Long> anchors = new ArrayList<>();
    private final List<ClockSetBack> setBacks = new ArrayList<>();
    private long rowsAside;
    private Duration interval = Anchors.interval();

    void by(EntryFields entry) {
      if (!Anchors.TYPE.equals(entry.objectType())) {
        return;
      }
      try {
        hear(entry.action(), DetailsText.read(entry.details()));
      } catch (IllegalStateException | NumberFormatException e) {
        // not written by the bureau, and nobody here can tell: then nothing is intact
      }
    }

    private void hear(String action, Map<String, String> details) {
      switch (action) {
        case Anchors.ACTION -> {
          anchors.add(Long.parseLong(details.get("place")));
          interval = Duration.ofSeconds(Long.parseLong(details.get("seconds")));
        }
        case RowsSetAside.ACTION -> rowsAside += RowsSetAside.told(details);
        case ClockSetBack.ACTION -> setBacks.add(ClockSetBack.of(details));
        default -> {
          // of no use here
        }
      }
    }

    /** How many rows were set aside. */
    long rowsAside() {
      return rowsAside;
    }

    boolean explains(Instant later, Instant earlier) {
      return setBacks.stream().anyMatch(back -> back != null && back.explains(later, earlier));
    }
  }

  ChainWalk(Connection connection, Proofs proofs, EntryMac macs) {
    this.connection = connection;
    this.proofs = proofs;
    this.macs = macs;
  }

  /** The first entry that is not what it should be; null where all are. */
  Problem broken() throws SQLException {
    if (proofs.mark().place() == 0 && !proofs.mark().chainHash().equals(Chain.FIRST)) {
      return Finding.of("audit.mark-differs");
    }
    ChainEnd head = head();
    try (PreparedStatement read =
        connection.prepareStatement(
            "select place, chain_hash, mac, "
                + EntryFields.COLUMNS
                + " from audit_entry where place > 0 order by place")) {
      read.setFetchSize(1000);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          Problem found = brokenEntry(row);
          if (found == null && head != null && place == head.place() && !head.hash().equals(hash)) {
            found = Finding.of("audit.head-differs", place);
          }
          if (found != null) {
            return found;
          }
        }
      }
    }
    return brokenEnd(head);
  }

  private ChainEnd head() throws SQLException {
    try {
      return ChainEnd.seen(connection);
    } catch (ChainEnd.Missing e) {
      return null;
    }
  }

  private Problem brokenEntry(ResultSet row) throws SQLException {
    place++;
    if (row.getLong("place") != place) {
      return Finding.of("audit.entry-missing", place);
    }
    EntryFields entry = EntryFields.read(row);
    String mac = row.getString("mac");
    boolean since = place > proofs.mark().place();
    boolean ours = macs == null ? mac != null : macs.holds(entry, mac);
    hash = Chain.next(hash, place, entry);
    if (!hash.equals(row.getString("chain_hash"))) {
      boolean moved = since && ours && macs != null;
      return Finding.of(moved ? "audit.entry-moved" : "audit.entry-changed", entry, place);
    }
    if (since && !ours) {
      return Finding.of("audit.entry-forged", entry, place);
    }
    if (place == proofs.mark().place() && !proofs.mark().chainHash().equals(hash)) {
      return Finding.of("audit.mark-differs");
    }
    intact = place;
    Problem rewritten = comparedToAnchors();
    if (rewritten == null && since) {
      listen(entry);
    }
    last = entry;
    return rewritten;
  }

  private Problem comparedToAnchors() {
    List<Anchor> anchors = proofs.anchors();
    for (; nextAnchor < anchors.size() && anchors.get(nextAnchor).place() <= place; nextAnchor++) {
      Anchor anchor = anchors.get(nextAnchor);
      if (!anchor.chainHash().equals(hash)) {
        long from = nextAnchor == 0 ? 1 : anchors.get(nextAnchor - 1).place() + 1;
        return Finding.of("audit.rewritten", Math.min(from, anchor.place()), anchor.place());
      }
    }
    return null;
  }

  private void listen(EntryFields entry) {
    told.by(entry);
    if (last != null && place > proofs.mark().place() + 1 && heldBack(last, entry)) {
      reversals.add(new Reversal(place, entry, at(last)));
    }
  }

  private static boolean heldBack(EntryFields before, EntryFields entry) {
    return at(entry).plus(ClockSetBack.TOLERATED).isBefore(at(before));
  }

  private static Instant at(EntryFields entry) {
    return entry.occurredAt().toInstant(ZoneOffset.UTC);
  }

  private Problem brokenEnd(ChainEnd head) {
    List<Anchor> anchors = proofs.anchors();
    if (nextAnchor < anchors.size()) {
      return Finding.of(
          "audit.cut-off-before-anchor", place + 1, anchors.get(anchors.size() - 1).place());
    }
    if (place < proofs.mark().place()) {
      return Finding.of("audit.cut-off-before-mark", place + 1, proofs.mark().place());
    }
    if (head == null) {
      return Finding.of("audit.head-missing");
    }
    return place < head.place()
        ? Finding.of("audit.cut-off-before-head", place + 1, head.place())
        : null;
  }

  /** What the whole says that no single entry does, once what waits was heard as well. */
  Problem inconsistent() {
    Problem found = proofs.goneBeforeTheMark();
    return found == null ? missingAnchors() : found;
  }

  private Problem missingAnchors() {
    for (long anchored : told.anchors) {
      if (!proofs.standsInside(anchored)) {
        return Finding.of("audit.anchor-removed", anchored);
      }
    }
    List<Anchor> anchors = proofs.anchors();
    Mark mark = proofs.mark();
    if (place == mark.place() || last == null) {
      return null;
    }
    if (anchors.isEmpty()) {
      return Finding.of("audit.no-anchors", place);
    }
    Anchor newest = anchors.get(anchors.size() - 1);
    boolean marked = mark.place() > newest.place();
    Instant proved = marked ? mark.setAt() : newest.setAt();
    return proved.plus(told.interval.multipliedBy(3)).isBefore(at(last))
        ? Finding.of("audit.anchors-late", marked ? mark.place() : newest.place(), proved, at(last))
        : null;
  }

  /** An entry that was sealed long after its neighbour although it was written before. */
  Problem reversed() {
    return reversals.stream()
        .filter(one -> !told.explains(one.before(), at(one.entry())))
        .findFirst()
        .map(one -> Finding.of("audit.time-reversed", one.entry(), one.place()))
        .orElse(null);
  }

  Told told() {
    return told;
  }

  /** How many entries were found as they should be. */
  long entries() {
    return intact;
  }

  /** When the last sealed one was written; null where none is. */
  Instant lastSealedAt() {
    return last == null ? null : at(last);
  }
}
