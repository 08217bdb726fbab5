package org.certbureau.application.sight;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Reads;
import org.certbureau.staff.Roles;
import org.certbureau.work.Conditions;

/**
 * What somebody may see or change of all cases; the one place that decides. It narrows the question
 * to the database, so that what is out of sight cannot be told from what does not exist (A-X6).
 *
 * @param everywhere whether every region's cases are the caller's
 * @param regions whose cases are all the caller's
 * @param branchRegions whose cases are the caller's where {@code login} began them
 */
public record CaseSight(
    boolean everywhere, Set<RegionCode> regions, Set<RegionCode> branchRegions, String login) {

  /** What may be read, with the roles that the caller was asked as. */
  public static CaseSight reading(Caller caller) {
    return of(caller, caller.reads() == Reads.REGION);
  }

  /** What may be changed, with the roles that the caller was asked as. */
  public static CaseSight changing(Caller caller) {
    return of(caller, false);
  }

  private static CaseSight of(Caller caller, boolean branchSeesAll) {
    Set<RegionCode> whole =
        regions(caller, duty -> branchSeesAll || !duty.role().equals(Roles.BRANCH));
    Set<RegionCode> branch =
        regions(caller, duty -> duty.role().equals(Roles.BRANCH) && !whole.contains(duty.region()));
    return new CaseSight(caller.everywhere(), whole, branch, caller.name());
  }

  private static Set<RegionCode> regions(Caller caller, Predicate<Caller.Duty> wanted) {
    return caller.duties().stream()
        .filter(duty -> duty.region() != null && wanted.test(duty))
        .map(Caller.Duty::region)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The same of the regions that are named: nobody looks through all there are. */
  public CaseSight named() {
    return new CaseSight(false, regions, branchRegions, login);
  }

  /** Whether every case of that region is the caller's. */
  public boolean isWhole(RegionCode region) {
    return everywhere || regions.contains(region);
  }

  /** Whether some cases of that region may be. */
  public boolean isPartly(RegionCode region) {
    return isWhole(region) || branchRegions.contains(region);
  }

  /**
   * Whether a case is the caller's.
   *
   * @param begunBy as acts name who did something
   */
  public boolean sees(RegionCode region, String begunBy) {
    return isWhole(region) || branchRegions.contains(region) && login.equals(begunBy);
  }

  /**
   * For a question about cases.
   *
   * @param alias of the application
   */
  public Conditions narrow(Conditions where, String alias) {
    return narrow(where, alias + ".region", alias + ".acts.created.who = :login");
  }

  /**
   * For a question about what hangs on cases.
   *
   * @param region attribute with the region, e.g. {@code j.region}
   * @param caseNumber attribute with the number of the case
   */
  public Conditions narrowOn(Conditions where, String region, String caseNumber) {
    return narrow(
        where,
        region,
        "exists (select own from Application own where own.caseNumber = "
            + caseNumber
            + " and own.acts.created.who = :login)");
  }

  private Conditions narrow(Conditions where, String region, String own) {
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
      seen.add("(" + region + " in :branchRegions and " + own + ")");
    }
    return seen.isEmpty() ? where.nothing() : where.and("(" + String.join(" or ", seen) + ")");
  }
}
