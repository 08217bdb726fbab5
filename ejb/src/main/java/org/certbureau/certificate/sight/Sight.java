package org.certbureau.certificate.sight;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Roles;
import org.certbureau.work.Conditions;

/**
 * What somebody may see of the book of lines. It narrows the question to the database, so that what
 * is out of sight cannot be told from what does not exist (A-X6).
 *
 * @param everywhere whether every region's lines are seen
 * @param regions whose lines are all seen
 * @param branchRegions whose lines are seen where {@code login} submitted a case of them or proved
 *     that their holder is with it
 */
public record Sight(
    boolean everywhere, Set<RegionCode> regions, Set<RegionCode> branchRegions, String login) {

  /** For what the house decides by all that there is, and tells nobody one by one. */
  public static final Sight OF_THE_HOUSE = new Sight(true, Set.of(), Set.of(), "");

  /** With the roles that the caller was asked as. */
  public static Sight of(Caller caller) {
    Set<RegionCode> whole = regions(caller, false);
    Set<RegionCode> branch =
        regions(caller, true).stream()
            .filter(region -> !whole.contains(region))
            .collect(Collectors.toUnmodifiableSet());
    return new Sight(caller.everywhere(), whole, branch, caller.name());
  }

  private static Set<RegionCode> regions(Caller caller, boolean asBranch) {
    return caller.duties().stream()
        .filter(duty -> duty.region() != null && duty.role().equals(Roles.BRANCH) == asBranch)
        .map(Caller.Duty::region)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether every line of that region is seen. */
  public boolean isWhole(RegionCode region) {
    return everywhere || regions.contains(region);
  }

  /** The same of the regions that are named: nobody looks through all there are. */
  public Sight named() {
    return new Sight(false, regions, branchRegions, login);
  }

  /**
   * @param region attribute with the region, e.g. {@code p.region}
   * @param line attribute with the key of the line, e.g. {@code p.line.id}
   */
  public Conditions narrow(Conditions where, String region, String line) {
    return narrowTo(where, "%s", region, line);
  }

  /**
   * The same inside of another condition.
   *
   * @param around with {@code %s} where the sight is asked about
   */
  public Conditions narrowTo(Conditions where, String around, String region, String line) {
    if (everywhere) {
      return where;
    }
    List<String> seen = new ArrayList<>();
    if (!regions.isEmpty()) {
      where.with("regions", regions);
      seen.add(region + " in :regions");
    }
    if (!branchRegions.isEmpty()) {
      where.with("branchRegions", branchRegions).with("login", login);
      seen.add(
          "(%s in :branchRegions and exists (select s from LineSight s where s.line = %s and s.login = :login))"
              .formatted(region, line));
    }
    return seen.isEmpty()
        ? where.nothing()
        : where.and(around.formatted("(" + String.join(" or ", seen) + ")"));
  }
}
