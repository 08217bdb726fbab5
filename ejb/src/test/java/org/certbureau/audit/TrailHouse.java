package org.certbureau.audit;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import org.certbureau.kernel.RegionCode;
import org.certbureau.testing.House;
import org.certbureau.testing.TestClock;
import org.certbureau.testing.TestDatabase;
import org.certbureau.work.Sealings;

/** A bureau whose trail is written, sealed, anchored, tampered with and verified. */
public final class TrailHouse implements AutoCloseable {
  static final RegionCode SOMEWHERE = RegionCode.of("990100");

  private static final String EXPORT_DIR = "bureau.audit.export.dir";

  private final House house;
  private final Path outside;

  /**
   * @param outside where anchors are exported to
   */
  public TrailHouse(TestDatabase database, Path outside) {
    this.house = new House(database, TestClock.at("2026-11-22T10:42"));
    this.outside = outside;
    System.setProperty(EXPORT_DIR, outside.toString());
    settle();
  }

  /** What the sealer does when a node starts. */
  void settle() {
    house.bean(AuditMarks.class).settle();
    house.bean(AuditMarks.class).carryOutside();
  }

  /** Something with a life: it counts its own entries. */
  public static final class Thing implements Audited {
    private final String name;
    private int count;

    public Thing(String name) {
      this.name = name;
    }

    @Override
    public String auditType() {
      return "thing";
    }

    @Override
    public String auditId() {
      return name;
    }

    @Override
    public RegionCode auditRegion() {
      return SOMEWHERE;
    }

    @Override
    public int nextAuditNumber() {
      return ++count;
    }
  }

  public House house() {
    return house;
  }

  public TestDatabase database() {
    return house.database();
  }

  public Outside outside() {
    return new Outside(outside);
  }

  EntryMac macs() {
    return EntryMac.of(house.bean(Sealings.class));
  }

  public void record(Audited thing, String action) {
    house.inTransaction(
        () ->
            house
                .bean(AuditTrail.class)
                .record(thing, action, "li", Map.of("说明", "第一步", "amount", "750.00")));
    house.clock().advance(Duration.ofSeconds(1));
  }

  /**
   * Three entries of one thing and two of another, taking turns, all in the chain; with them goes
   * the first anchor, and behind them, as the sixth, the entry that tells of it.
   */
  public void recordFive() {
    Thing one = new Thing("one");
    Thing two = new Thing("two");
    record(one, "thing.made");
    record(two, "thing.made");
    record(one, "thing.used");
    record(two, "thing.used");
    record(one, "thing.broken");
    seal();
  }

  public void seal() {
    while (house.bean(ChainRows.class).sealBatch() > 0) {
      // until nothing waits
    }
  }

  /** Sets an anchor if the chain has grown, and seals the entry that tells of it. */
  public void anchor() {
    house.clock().advance(Duration.ofMinutes(2));
    house.bean(ChainRows.class).anchorIfDue();
    seal();
  }

  Verification verify() {
    return verify(macs());
  }

  /**
   * @param macs null for somebody who has no key
   */
  Verification verify(EntryMac macs) {
    try (Connection connection = database().connect()) {
      return new ChainVerification(connection, outside(), macs).run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    System.clearProperty(EXPORT_DIR);
    house.close();
  }
}
