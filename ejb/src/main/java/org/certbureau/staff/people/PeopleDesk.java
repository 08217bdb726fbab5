package org.certbureau.staff.people;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.Callers;
import org.certbureau.staff.RequestBook;
import org.certbureau.staff.Roles;
import org.certbureau.staff.ServedRegions;
import org.certbureau.staff.StaffAccount;
import org.certbureau.staff.StaffAccounts;
import org.certbureau.staff.asked.RequestKind;
import org.certbureau.staff.asked.RequestView;
import org.certbureau.work.Page;

/**
 * Where administrators of the whole house see to the people who work there. What has to do with a
 * role that can do harm alone ({@link Roles#BY_TWO}) is asked for here, and a second administrator
 * agrees; everything else is done at once. What is done takes effect at the person's next request.
 */
@Stateless
@RolesAllowed(Roles.ADMIN)
public class PeopleDesk {
  private static final int MOST = 200;

  @Inject private StaffAccounts accounts;
  @Inject private PersonRows rows;
  @Inject private RequestBook requests;
  @Inject private ServedRegions regions;
  @EJB private Callers callers;
  @Inject private Clock clock;

  /**
   * A page in the order of account names.
   *
   * @param after the last name of the page before; null for the first page
   * @param limit from 1 to 200
   * @throws RuleViolation for a role or a region that is none
   */
  public List<PersonView> page(PeopleFilter filter, String after, int limit) {
    int size = Page.size(limit, MOST);
    callers.administrator();
    filter.requireCodes();
    return rows.views(
        accounts.page(
            new StaffAccounts.Sought(
                filter.text(),
                filter.role(),
                filter.region(),
                filter.state() == null ? null : filter.state() == PersonState.DISABLED,
                filter.state() == PersonState.TO_CHANGE
                    ? Boolean.TRUE
                    : filter.state() == PersonState.ACTIVE ? Boolean.FALSE : null,
                filter.state() == PersonState.GUESSED,
                filter.notSince()),
            clock.instant(),
            after,
            size));
  }

  /**
   * @throws NotFound where nobody is called so
   */
  public PersonView of(String name) {
    callers.administrator();
    return rows.view(found(name));
  }

  /**
   * Lets somebody in, with a password that they change when they come first; a role of {@link
   * Roles#BY_TWO} once a second administrator agrees.
   *
   * @throws RuleViolation at the field that is wrong
   */
  public PersonOutcome create(String name, PersonSheet sheet) {
    callers.administrator();
    PersonSheet checked = checked(sheet, () -> requireFree(name));
    if (checked.duties().stream().anyMatch(Duty::guarded)) {
      return PersonOutcome.asked(
          null, requests.ask(RequestKind.PERSON_CREATION, name, PersonRows.details(checked)));
    }
    String password = rows.create(name, checked);
    return PersonOutcome.done(of(name), password);
  }

  /**
   * Changes what somebody is called, where they sit, and what they may do; a role of a reviewer or
   * an administrator that they do not have yet they get once a second administrator agrees.
   *
   * @throws RuleViolation at the field that is wrong; at {@code name} where it is the caller
   */
  public PersonOutcome change(String name, PersonSheet sheet) {
    StaffAccount account = another(name, "staff.own-roles");
    PersonSheet checked = checked(sheet, () -> {});
    Set<Duty> added = new HashSet<>(checked.duties());
    added.removeAll(Duty.of(account));
    if (added.stream().anyMatch(Duty::guarded)) {
      return PersonOutcome.asked(
          rows.view(account),
          requests.ask(RequestKind.PERSON_CHANGE, name, PersonRows.details(checked)));
    }
    rows.change(account, checked);
    return PersonOutcome.done(rows.view(account), null);
  }

  private void requireFree(String name) {
    PersonSheet.requireName(name);
    if (accounts.byName(name).isPresent()) {
      throw new RuleViolation(Problem.of("staff.person-taken", "name", name));
    }
  }

  /** All that is wrong is told at once. */
  private PersonSheet checked(PersonSheet sheet, Runnable first) {
    List<Problem> problems = new ArrayList<>();
    look(problems, first);
    look(problems, sheet::requireDisplayName);
    Set<Duty> duties = Duty.looked(sheet.duties(), problems);
    Set<RegionCode> served = served(duties, problems);
    if (sheet.desk() != null) {
      boolean told = !served.isEmpty() || duties.stream().allMatch(Duty::isOfAdministrator);
      look(
          problems,
          told
              ? () -> regions.requireDesk(served, sheet.desk())
              : () -> regions.requireDesk(sheet.desk()));
    }
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
    return new PersonSheet(sheet.displayName(), sheet.desk(), List.copyOf(duties));
  }

  /** Those of the regions that there is anything to do for. */
  private Set<RegionCode> served(Set<Duty> duties, List<Problem> problems) {
    Set<RegionCode> served = new TreeSet<>();
    duties.stream()
        .filter(duty -> !duty.isOfAdministrator())
        .map(Duty::region)
        .distinct()
        .forEach(
            told ->
                look(
                    problems,
                    () -> {
                      RegionCode region = RegionCode.of(told);
                      regions.require(region);
                      served.add(region);
                    }));
    return served;
  }

  private static void look(List<Problem> problems, Runnable at) {
    try {
      at.run();
    } catch (RuleViolation wrong) {
      problems.addAll(wrong.problems());
    }
  }

  /**
   * Gives somebody who has forgotten theirs another password, which they change when they come; a
   * reviewer or an administrator once a second administrator agrees.
   *
   * @throws RuleViolation at {@code name} where it is the caller
   */
  public PersonOutcome resetPassword(String name) {
    StaffAccount account = another(name, "staff.own-password");
    if (account.roles().stream().anyMatch(Roles.BY_TWO::contains)) {
      RequestView request =
          requests.ask(
              RequestKind.PERSON_PASSWORD,
              name,
              Map.of(
                  "displayName", account.displayName(), "duties", Duty.written(Duty.of(account))));
      return PersonOutcome.asked(rows.view(account), request);
    }
    String password = rows.reset(account);
    return PersonOutcome.done(rows.view(account), password);
  }

  /**
   * Whoever is inside by that name is out at the next request. Said again it changes nothing.
   *
   * @throws RuleViolation at {@code name} where it is the caller, or the last administrator
   */
  public PersonView disable(String name) {
    StaffAccount account = another(name, "staff.own-account");
    rows.disable(account);
    return rows.view(account);
  }

  /** Said again it changes nothing. */
  public PersonView enable(String name) {
    StaffAccount account = another(name, "staff.own-account");
    rows.enable(account);
    return rows.view(account);
  }

  /** Forgets the wrong passwords that were typed for somebody. */
  public PersonView unlock(String name) {
    callers.administrator();
    StaffAccount account = held(name);
    rows.unlock(account);
    return rows.view(account);
  }

  /** Nobody sees to their own account: what they lack would be theirs for the asking. */
  private StaffAccount another(String name, String own) {
    String caller = callers.administrator().name();
    if (found(name).holdsEverywhere(Roles.ADMIN)) {
      accounts.holdAdministrators(); // in the same order as whoever does the same to the caller
    }
    StaffAccount account = held(name);
    if (account.name().equals(caller)) {
      throw new RuleViolation(Problem.of(own, "name", name));
    }
    return account;
  }

  private StaffAccount held(String name) {
    return accounts.hold(name == null ? "" : name).orElseThrow(() -> unknown(name));
  }

  private StaffAccount found(String name) {
    return accounts.byName(name == null ? "" : name).orElseThrow(() -> unknown(name));
  }

  private static NotFound unknown(String name) {
    return new NotFound("staff.person-unknown", "name", name);
  }
}
