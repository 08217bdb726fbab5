package org.certbureau.certificate;

import org.certbureau.kernel.RegionCode;
import org.certbureau.testing.House;
import org.certbureau.testing.TestDatabase;

/** Units that the register knows, though no case of theirs went over the counter. */
public final class Units {
  /** Far from those that counters enter. */
  private static final long FIRST = 900_000_000L;

  private Units() {}

  /**
   * A unit of a region, entered where the register has none of that identity.
   *
   * @param identity as the register tells units apart, e.g. {@code credit:91430100MA4L00011K}
   */
  public static Holder of(House house, RegionCode region, String identity) {
    TestDatabase database = house.database();
    String known =
        " from unit where region = '%s' and identity_key = '%s'".formatted(region, identity);
    if (database.number("select count(*)" + known) == 0) {
      database.execute(
          ("insert into unit (id, region, identity_key, name, changed_at, audit_count, version)"
                  + " select greatest(coalesce(max(id), 0), %d) + 1, '%s', '%s', '%s',"
                  + " timestamp '2025-11-22 00:00:00', 0, 0 from unit")
              .formatted(FIRST, region, identity, identity));
    }
    return new Holder.Unit(database.number("select id" + known));
  }
}
