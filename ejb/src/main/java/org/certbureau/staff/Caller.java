package org.certbureau.staff;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RegionCode;

/**
 * Who is asking, with which role for which region: a role of one region lends nothing in another.
 *
 * @param duties every role with the region that it is held for
 * @param desk code of the desk (受理点) where the caller sits; null for who sits at none
 * @param reads what a branch's system may read of its region; of people it says nothing
 */
public record Caller(String name, String displayName, Set<Duty> duties, String desk, Reads reads) {
  /** Set before a machine's name, so that no person's name can look like it. */
  static final String MACHINE = "machine:";

  /**
   * A role for a region.
   *
   * @param region null for every region (administrators)
   */
  public record Duty(String role, RegionCode region) {
    boolean isIn(RegionCode other) {
      return region == null || region.equals(other);
    }
  }

  public Caller {
    duties = Set.copyOf(duties);
  }

  /** A person. */
  public Caller(String name, String displayName, Set<Duty> duties, String desk) {
    this(name, displayName, duties, desk, Reads.OWN);
  }

  /**
   * Somebody who sits at no desk and holds the same roles for all of some regions.
   *
   * @param everywhere whether they are held for every region
   */
  public Caller(
      String name,
      String displayName,
      Set<String> roles,
      Set<RegionCode> regions,
      boolean everywhere) {
    this(name, displayName, product(roles, regions, everywhere), null);
  }

  private static Set<Duty> product(Set<String> roles, Set<RegionCode> regions, boolean everywhere) {
    Set<Duty> duties = new HashSet<>();
    for (String role : roles) {
      regions.forEach(region -> duties.add(new Duty(role, region)));
      if (everywhere) {
        duties.add(new Duty(role, null));
      }
    }
    return duties;
  }

  /**
   * Whether a branch's own system is called so.
   *
   * @param actor as acts and the audit trail name who did something; null for nobody
   */
  public static boolean isMachine(String actor) {
    return actor != null && actor.startsWith(MACHINE);
  }

  public Set<String> roles() {
    return duties.stream().map(Duty::role).collect(Collectors.toUnmodifiableSet());
  }

  /** The regions that are named; who acts everywhere needs none. */
  public Set<RegionCode> regions() {
    return duties.stream()
        .filter(duty -> duty.region() != null)
        .map(Duty::region)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the caller acts for every region (administrators). */
  public boolean everywhere() {
    return duties.stream().anyMatch(duty -> duty.region() == null);
  }

  public boolean in(RegionCode region) {
    return duties.stream().anyMatch(duty -> duty.isIn(region));
  }

  /** The regions that bound what may be read; null for none, where everything may. */
  public Set<RegionCode> bounds() {
    return everywhere() ? null : regions();
  }

  public boolean has(String role) {
    return roles().contains(role);
  }

  /** The same person with nothing but these roles, each where it is held. */
  public Caller as(Set<String> admitted) {
    return with(duty -> admitted.contains(duty.role()));
  }

  /** The same person with nothing but what is held for that region. */
  public Caller inside(RegionCode region) {
    return with(duty -> duty.isIn(region));
  }

  private Caller with(Predicate<Duty> kept) {
    return new Caller(
        name, displayName, duties.stream().filter(kept).collect(Collectors.toSet()), desk, reads);
  }

  /** A record of a foreign region is not found: a refusal would tell that it exists. */
  public void requireRegion(RegionCode region, Supplier<NotFound> notFound) {
    if (!in(region)) {
      throw notFound.get();
    }
  }
}
