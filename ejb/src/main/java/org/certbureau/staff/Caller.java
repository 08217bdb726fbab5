package org.certbureau.staff;

import java.util.Set;
import java.util.function.Supplier;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.RegionCode;

/**
 * Who is asking, for which regions.
 *
 * @param everywhere whether the caller acts for every region (administrators)
 * @param desk code of the desk (受理点) where the caller sits; null for who sits at none
 */
public record Caller(
    String name,
    String displayName,
    Set<String> roles,
    Set<RegionCode> regions,
    boolean everywhere,
    String desk) {

  /** Somebody who sits at no desk. */
  public Caller(
      String name,
      String displayName,
      Set<String> roles,
      Set<RegionCode> regions,
      boolean everywhere) {
    this(name, displayName, roles, regions, everywhere, null);
  }

  public boolean in(RegionCode region) {
    return everywhere || regions.contains(region);
  }

  /** The regions that bound what may be read; null for none, where everything may. */
  public Set<RegionCode> bounds() {
    return everywhere ? null : regions;
  }

  public boolean has(String role) {
    return roles.contains(role);
  }

  /** A record of a foreign region is not found: a refusal would tell that it exists. */
  public void requireRegion(RegionCode region, Supplier<NotFound> notFound) {
    if (!in(region)) {
      throw notFound.get();
    }
  }
}
