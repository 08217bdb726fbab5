package org.certbureau.staff.people;

import java.time.LocalDate;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.RegionCode;

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
    text = text == null ? null : FreeText.soughtAt("text", text).value();
    text = text == null || text.isEmpty() ? null : text;
    role = role == null || role.isBlank() ? null : role;
    region = region == null || region.isBlank() ? null : region;
    if (region != null && !region.equals("*")) {
      RegionCode.of(region);
    }
  }
}
