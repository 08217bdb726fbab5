package org.certbureau.testing;

import java.util.Set;
import java.util.function.Supplier;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.Roles;

/** Somebody who works at the bureau, as its own tables keep them. */
public record Staff(House house, String name, Set<String> roles) {

  /**
   * @param region null for who acts for every one, as administrators do
   */
  public static Staff hire(House house, String name, RegionCode region, String... roles) {
    house
        .database()
        .execute(
            "insert into staff_account (name, display_name, password_hash, failed_tries, disabled,"
                + " audit_count, version) values ('%1$s', '%1$s', '-', 0, false, 0, 0)"
                    .formatted(name));
    for (String role : roles) {
      house
          .database()
          .execute(
              "insert into staff_role (account_name, role_name, region) values ('%s', '%s', '%s')"
                  .formatted(name, role, region == null ? "*" : region));
    }
    return new Staff(house, name, Set.of(roles));
  }

  /** A branch's own system that is let in for a region. */
  public static Staff admit(House house, String name, RegionCode region) {
    house
        .database()
        .execute(
            "insert into machine_token (admission, name, in_force, token_hash, region, created_at,"
                + " expires_at, audit_count, version)"
                + " values ('%1$s', '%1$s', '%1$s', '%1$s-digest-of-token', '%2$s', timestamp '2026-01-01 00:00:00', timestamp '2199-01-01 00:00:00', 0, 0)"
                    .formatted(name, region));
    return new Staff(house, "machine:" + name, Set.of(Roles.BRANCH));
  }

  /** Likewise, one that may read all cases of its region. */
  public static Staff admitReader(House house, String name, RegionCode region) {
    Staff reader = admit(house, name, region);
    house
        .database()
        .execute("update machine_token set reads = 'REGION' where name = '%s'".formatted(name));
    return reader;
  }

  public <T> T does(Supplier<T> work) {
    return house.as(name, roles, work);
  }
}
