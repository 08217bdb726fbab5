package org.certbureau.staff.officers;

import java.util.Set;
import org.certbureau.kernel.RegionCode;

/**
 * A recovery officer has another password, from somebody else: was let in, got the role, or had the
 * password reset.
 *
 * @param name of the account
 * @param regions that the role is held for
 * @param password as it was made
 * @param admittedBy names of the two administrators; none where the officer is of the bureau's very
 *     first start, and has not to wait
 */
public record OfficerPassword(
    String name, Set<RegionCode> regions, char[] password, Set<String> admittedBy) {
  public OfficerPassword {
    regions = Set.copyOf(regions);
    admittedBy = Set.copyOf(admittedBy);
  }

  /** Tells no password: it may stand in a log. */
  @Override
  public String toString() {
    return "OfficerPassword[" + name + ", " + regions + "]";
  }
}
