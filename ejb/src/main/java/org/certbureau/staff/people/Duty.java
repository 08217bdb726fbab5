package org.certbureau.staff.people;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.Roles;
import org.certbureau.staff.StaffAccount;

/**
 * A role for a region.
 *
 * @param region six digits, or {@code *} for the whole house
 */
public record Duty(String role, String region) implements Comparable<Duty> {
  private static final String FIELD = "duties";
  private static final int MOST = 60;
  private static final String AT = "@";
  private static final String APART = " ";
  private static final Comparator<Duty> ORDER =
      Comparator.comparing(Duty::region).thenComparing(Duty::role);

  /** Whether it stands for the whole house. */
  public boolean forTheWholeHouse() {
    return StaffAccount.Duty.EVERYWHERE.equals(region);
  }

  boolean isOfAdministrator() {
    return Roles.ADMIN.equals(role);
  }

  boolean guarded() {
    return Roles.BY_TWO.contains(role);
  }

  StaffAccount.Duty kept() {
    return new StaffAccount.Duty(role, region);
  }

  static Set<Duty> of(StaffAccount account) {
    return account.duties().stream()
        .map(duty -> new Duty(duty.role(), duty.region()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The regions for which an account holds a role. */
  static Set<RegionCode> regions(StaffAccount account, String role) {
    return of(account).stream()
        .filter(duty -> duty.role.equals(role))
        .map(duty -> RegionCode.of(duty.region))
        .collect(Collectors.toSet());
  }

  /** As a request and the trail name them: {@code REVIEWER@430100 ACCEPTOR@430100}. */
  static String written(Set<Duty> duties) {
    return new TreeSet<>(duties)
        .stream().map(duty -> duty.role + AT + duty.region).collect(Collectors.joining(APART));
  }

  static Set<Duty> read(String written) {
    Set<Duty> duties = new TreeSet<>();
    for (String duty : written.split(APART)) {
      String[] parts = duty.split(AT, 2);
      duties.add(new Duty(parts[0], parts[1]));
    }
    return duties;
  }

  /**
   * Looks at what was asked for by itself; where regions are told, it is not looked at here.
   *
   * @param problems where all is added that is wrong
   * @return what is complete
   */
  static Set<Duty> looked(List<Duty> asked, List<Problem> problems) {
    Set<Duty> duties = new TreeSet<>(ORDER);
    Set<Problem> wrong = new LinkedHashSet<>();
    for (Duty duty : asked) {
      if (duty == null || duty.role == null || duty.region == null) {
        wrong.add(problem("staff.duty-incomplete"));
      } else {
        duty.look(wrong);
        duties.add(duty);
      }
    }
    if (asked.isEmpty()) {
      wrong.add(problem("staff.duties-missing"));
    }
    if (duties.size() > MOST) {
      wrong.add(problem("staff.duties-many", Integer.toString(MOST)));
    }
    if (duties.size() > 1 && duties.stream().anyMatch(duty -> duty.role.equals(Roles.ADMIN))) {
      wrong.add(problem("staff.admin-alone"));
    }
    if (isOfficerBesides(duties)) {
      wrong.add(problem("staff.officer-alone"));
    }
    problems.addAll(wrong);
    return duties;
  }

  /** Who decides whether a key comes back neither brings the case about nor audits it (ADR 38). */
  private static boolean isOfficerBesides(Set<Duty> duties) {
    Set<String> roles = duties.stream().map(Duty::role).collect(Collectors.toSet());
    return roles.size() > 1 && roles.contains(Roles.RECOVERY_OFFICER);
  }

  private void look(Set<Problem> wrong) {
    if (Roles.ADMIN.equals(role)) {
      if (!forTheWholeHouse()) {
        wrong.add(problem("staff.admin-everywhere"));
      }
    } else if (!Roles.IN_REGIONS.contains(role)) {
      wrong.add(problem("staff.role-unknown", role));
    }
  }

  private static Problem problem(String code, String... args) {
    return Problem.of(code, FIELD, args);
  }

  @Override
  public int compareTo(Duty other) {
    return ORDER.compare(this, other);
  }
}
