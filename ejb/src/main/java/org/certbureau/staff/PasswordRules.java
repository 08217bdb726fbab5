package org.certbureau.staff;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/**
 * What a password that somebody chooses has to be: long, rather than full of odd signs, and none
 * that is guessed first (NIST SP 800-63B §5.1.1.2).
 */
final class PasswordRules {
  private static final int SHORTEST = 12;
  private static final int LONGEST = 200;
  private static final int FEWEST_CHARACTERS = 5;
  private static final int SHORTEST_NAME = 4;
  private static final String CURRENT = "current";
  private static final String CHOSEN = "chosen";

  /** What people put around a word to make it a password. */
  private static final Pattern AROUND = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");

  private static final Set<String> COMMON = common();

  private PasswordRules() {}

  private static Set<String> common() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                PasswordRules.class.getResourceAsStream("common-passwords.txt"),
                StandardCharsets.UTF_8))) {
      return lines.lines().map(String::strip).collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param names of the person: what everybody tries first
   * @throws RuleViolation with all that is wrong, at {@code current} and {@code chosen}
   */
  static void require(String current, String chosen, List<String> names) {
    List<Problem> problems = new ArrayList<>();
    if (current == null || current.isEmpty()) {
      problems.add(Problem.of("staff.password-current-missing", CURRENT));
    }
    Problem wrong = wrongWith(current, chosen, names);
    if (wrong != null) {
      problems.add(wrong.at(CHOSEN));
    }
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
  }

  private static Problem wrongWith(String current, String chosen, List<String> names) {
    if (chosen == null || chosen.isEmpty()) {
      return Problem.of("staff.password-chosen-missing", CHOSEN);
    }
    Problem unreadable = FreeText.checkLine(chosen).orElse(null);
    if (unreadable != null) {
      return unreadable;
    }
    if (FreeText.length(chosen) < SHORTEST) {
      return Problem.of("staff.password-short", CHOSEN, Integer.toString(SHORTEST));
    }
    if (chosen.length() > LONGEST) {
      return Problem.of("staff.password-long", CHOSEN, Integer.toString(LONGEST));
    }
    if (chosen.equals(current)) {
      return Problem.of("staff.password-same", CHOSEN);
    }
    String lower = chosen.toLowerCase(Locale.ROOT);
    if (names.stream().anyMatch(name -> holds(lower, name.toLowerCase(Locale.ROOT)))) {
      return Problem.of("staff.password-name", CHOSEN);
    }
    if (lower.codePoints().distinct().count() < FEWEST_CHARACTERS
        || COMMON.contains(lower)
        || COMMON.contains(AROUND.matcher(lower).replaceAll(""))) {
      return Problem.of("staff.password-common", CHOSEN);
    }
    return null;
  }

  /** Of a short name it counts only where hardly anything else is there. */
  private static boolean holds(String password, String name) {
    return name.length() >= SHORTEST_NAME
        ? password.contains(name)
        : AROUND.matcher(password).replaceAll("").equals(name);
  }
}
