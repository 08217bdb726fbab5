package org.certbureau.staff.people;

import java.time.LocalDate;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.Roles;

/**
 * Whom to look for; null means no condition.
 *
 * @param text how the account's or the person's name begins, or what stands within the latter
 * @param role that they hold, in that region where one is named
 * @param region six digits, or {@code *} for the whole house
 * @param notSince whose last login was before that day, or who never came
 */
public record PeopleFilter(
    String text, String role, String region, PersonState state, LocalDate notSince) {
  public static final PeopleFilter ALL = new PeopleFilter(null, null, null, null, null);

  public PeopleFilter {
    text = sought("text", text);
    role = sought("role", role);
    region = sought("region", region);
  }

  private static String sought(String field, String typed) {
    String text = typed == null ? "" : FreeText.soughtAt(field, typed).value();
    return text.isEmpty() ? null : text;
  }

  /**
   * @throws RuleViolation at {@code role} or {@code region} where it is none
   */
  void requireCodes() {
    if (role != null && !Roles.OF_PEOPLE.contains(role)) {
      throw new RuleViolation(Problem.of("staff.role-unknown", "role", role));
    }
    if (region != null && !region.equals("*")) {
      RegionCode.of(region);
    }
  }
}
