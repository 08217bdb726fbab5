package org.certbureau.staff.people;

import java.util.List;
import java.util.regex.Pattern;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/**
 * What an administrator enters about somebody.
 *
 * @param displayName what people call them
 * @param desk code of the desk where they sit; null or empty for none
 * @param duties every role with the region that it is held for
 */
public record PersonSheet(String displayName, String desk, List<Duty> duties) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");
  private static final int LONGEST_NAME = 40;

  public PersonSheet {
    displayName = FreeText.lineAt("displayName", displayName).value();
    desk = FreeText.lineAt("desk", desk).value();
    desk = desk.isEmpty() ? null : desk;
    duties = duties == null ? List.of() : duties.stream().toList();
  }

  /**
   * @throws RuleViolation at {@code name} where no account is called so
   */
  static void requireName(String name) {
    if (name == null || name.isBlank()) {
      throw new RuleViolation(Problem.of("staff.person-name-missing", "name"));
    }
    if (!NAME.matcher(name).matches() || name.equals("system")) {
      throw new RuleViolation(Problem.of("staff.person-name", "name", name));
    }
  }

  void requireDisplayName() {
    if (displayName.isEmpty()) {
      throw new RuleViolation(Problem.of("staff.display-name-missing", "displayName"));
    }
    if (FreeText.length(displayName) > LONGEST_NAME) {
      throw new RuleViolation(
          Problem.of("staff.display-name-long", "displayName", Integer.toString(LONGEST_NAME)));
    }
  }
}
