package org.certbureau.staff.people;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.PasswordHash;
import org.certbureau.staff.Roles;
import org.certbureau.staff.Secrets;
import org.certbureau.staff.StaffAccount;
import org.certbureau.staff.StaffAccounts;
import org.certbureau.staff.officers.OfficerLeft;
import org.certbureau.staff.tries.LoginPlace;
import org.certbureau.staff.tries.LoginPlaces;

/** What is done with accounts, whoever had to agree to it, and how they are shown. */
@ApplicationScoped
class PersonRows {
  private static final String DUTIES = "duties";
  private static final String DESK = "desk";
  private static final String DISPLAY_NAME = "displayName";

  @Inject private StaffAccounts accounts;
  @Inject private LoginPlaces places;
  @EJB private AuditTrail audit;
  @Inject private Event<OfficerLeft> left;
  @Inject private Clock clock;

  /** All that was asked for, as a request keeps it. */
  static Map<String, String> details(PersonSheet sheet) {
    Map<String, String> details = new TreeMap<>();
    details.put(DISPLAY_NAME, sheet.displayName());
    details.put(DUTIES, Duty.written(Set.copyOf(sheet.duties())));
    if (sheet.desk() != null) {
      details.put(DESK, sheet.desk());
    }
    return details;
  }

  static PersonSheet sheet(Map<String, String> details) {
    return new PersonSheet(
        details.get(DISPLAY_NAME),
        details.get(DESK),
        new ArrayList<>(Duty.read(details.get(DUTIES))));
  }

  /**
   * @return the password, told this once
   */
  String create(String name, PersonSheet sheet) {
    String password = Secrets.password();
    StaffAccount account =
        new StaffAccount(
            name,
            sheet.displayName(),
            sheet.desk(),
            PasswordHash.of(password.toCharArray()),
            kept(Set.copyOf(sheet.duties())));
    account.mustChange();
    accounts.add(account);
    audit.record(
        account, "staff.account-created", Map.of(DUTIES, Duty.written(Set.copyOf(sheet.duties()))));
    return password;
  }

  private static Set<StaffAccount.Duty> kept(Set<Duty> duties) {
    return duties.stream().map(Duty::kept).collect(Collectors.toSet());
  }

  private static Set<Duty> asOfficer(Set<Duty> duties) {
    return duties.stream()
        .filter(duty -> duty.role().equals(Roles.RECOVERY_OFFICER))
        .collect(Collectors.toSet());
  }

  /** Names, desk and duties; what does not change is not on record. */
  void change(StaffAccount account, PersonSheet sheet) {
    Set<Duty> before = Duty.of(account);
    Set<Duty> after = new TreeSet<>(sheet.duties());
    Map<String, String> details = new TreeMap<>();
    if (!before.equals(after)) {
      requireSomebodyElse(account, after);
      details.put("before", Duty.written(before));
      details.put(DUTIES, Duty.written(after));
      account.holdNow(kept(after));
      if (!after.containsAll(asOfficer(before))) {
        left.fire(new OfficerLeft(account.name()));
      }
    }
    if (account.call(sheet.displayName(), sheet.desk())) {
      details.put(DESK, sheet.desk() == null ? "" : sheet.desk());
    }
    if (!details.isEmpty()) {
      audit.record(account, "staff.account-changed", details);
    }
  }

  /** Somebody is left who can see to accounts; two who go at once see one another. */
  private void requireSomebodyElse(StaffAccount account, Set<Duty> after) {
    if (account.holdsEverywhere(Roles.ADMIN)
        && after.stream().noneMatch(duty -> duty.role().equals(Roles.ADMIN))) {
      requireAnotherAdministrator(account);
    }
  }

  void disable(StaffAccount account) {
    if (account.disabled()) {
      return;
    }
    if (account.holdsEverywhere(Roles.ADMIN)) {
      requireAnotherAdministrator(account);
    }
    account.disable();
    left.fire(new OfficerLeft(account.name()));
    audit.record(account, "staff.disabled", Map.of());
  }

  private void requireAnotherAdministrator(StaffAccount account) {
    if (accounts.holdAdministrators().stream()
        .noneMatch(other -> !other.disabled() && !other.name().equals(account.name()))) {
      throw new RuleViolation(Problem.of("staff.last-administrator", "name", account.name()));
    }
  }

  void enable(StaffAccount account) {
    if (account.disabled()) {
      account.enable();
      audit.record(account, "staff.enabled", Map.of());
    }
  }

  void unlock(StaffAccount account) {
    account.unlock();
    places.of(account.name()).forEach(LoginPlace::unlock);
    audit.record(account, "staff.unlocked", Map.of());
  }

  /**
   * @return the new password, told this once
   */
  String reset(StaffAccount account) {
    String password = Secrets.password();
    account.choose(PasswordHash.of(password.toCharArray()));
    account.mustChange();
    account.unlock();
    places.of(account.name()).forEach(LoginPlace::unlock);
    audit.record(account, "staff.password-reset", Map.of());
    return password;
  }

  List<PersonView> views(List<StaffAccount> people) {
    Instant now = clock.instant();
    Map<String, Long> locked = places.locked(people.stream().map(StaffAccount::name).toList(), now);
    return people.stream()
        .map(account -> view(account, locked.getOrDefault(account.name(), 0L).intValue(), now))
        .toList();
  }

  PersonView view(StaffAccount account) {
    return views(List.of(account)).get(0);
  }

  private static PersonView view(StaffAccount account, int locked, Instant now) {
    boolean slow = account.strangers().isSlow(now);
    return new PersonView(
        account.name(),
        account.displayName(),
        account.desk(),
        List.copyOf(Duty.of(account)),
        state(account, slow || locked > 0),
        account.isToChange(),
        account.lastLoginAt(),
        account.strangers().lately(now),
        account.failedAt(),
        account.failedFrom(),
        slow ? account.strangers().slowUntil() : null,
        locked);
  }

  private static PersonState state(StaffAccount account, boolean guessed) {
    if (account.disabled()) {
      return PersonState.DISABLED;
    }
    if (guessed) {
      return PersonState.GUESSED;
    }
    return account.isToChange() ? PersonState.TO_CHANGE : PersonState.ACTIVE;
  }
}
