package org.certbureau.staff.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.shelf.PolicyLoader;
import org.certbureau.staff.Attempt;
import org.certbureau.staff.Login;
import org.certbureau.staff.Logins;
import org.certbureau.staff.OwnAccountDesk;
import org.certbureau.staff.RequestDesk;
import org.certbureau.staff.Roles;
import org.certbureau.staff.StaffAccount;
import org.certbureau.staff.StaffAccounts;
import org.certbureau.staff.Validity;
import org.certbureau.staff.asked.PickedUp;
import org.certbureau.staff.asked.RequestState;
import org.certbureau.staff.asked.RequestView;
import org.certbureau.staff.asked.StaffRequest;
import org.certbureau.testing.Database;
import org.certbureau.testing.House;
import org.certbureau.testing.Staff;
import org.certbureau.testing.TestClock;
import org.certbureau.testing.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Administrators see to the people who work here, and to what takes two of them by two. */
class PeopleDeskTest {
  private static final String HERE = "10.1.2.3";
  private static final String OWN = "橘子洲头 看万山红遍 层林尽染";
  private static final Duty ACCEPTOR = new Duty(Roles.ACCEPTOR, "430100");
  private static final Duty REVIEWER = new Duty(Roles.REVIEWER, "430100");
  private static final Duty ADMIN = new Duty(Roles.ADMIN, "*");

  private House house;
  private Staff one;
  private Staff two;

  @BeforeEach
  void open() {
    house = opened(House.onH2());
    one = Staff.hire(house, "one", null, Roles.ADMIN);
    two = Staff.hire(house, "two", null, Roles.ADMIN);
  }

  private static House opened(House house) {
    house.with(new PersonRequests());
    house.bean(PolicyLoader.class);
    return house;
  }

  @AfterEach
  void close() {
    house.close();
  }

  private <T> T by(Staff who, Function<PeopleDesk, T> work) {
    return who.does(() -> work.apply(house.bean(PeopleDesk.class)));
  }

  private <T> T asked(Staff who, Function<RequestDesk, T> work) {
    return who.does(() -> work.apply(house.bean(RequestDesk.class)));
  }

  private static PersonSheet sheet(Duty... duties) {
    return new PersonSheet("李文", null, Arrays.asList(duties));
  }

  private PersonOutcome create(String name, Duty... duties) {
    return by(one, desk -> desk.create(name, sheet(duties)));
  }

  private Attempt attempt(String name, String password) {
    return house.bean(Logins.class).byPassword(name, password.toCharArray(), HERE);
  }

  private void refused(String code, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems()).extracting(Problem::code).containsExactly(code));
  }

  private List<String> actions(String name) {
    return house.bean(AuditTrail.class).of("staff", name).stream()
        .map(AuditRecord::action)
        .toList();
  }

  @Test
  void somebody_new_comes_in_with_a_password_that_opens_nothing_but_its_change() {
    PersonOutcome outcome = create("li.wen", ACCEPTOR);

    assertThat(outcome.request()).isNull();
    assertThat(outcome.person().state()).isEqualTo(PersonState.TO_CHANGE);
    Login login = attempt("li.wen", outcome.password()).login().orElseThrow();
    assertThat(login.roles()).containsExactly(Roles.ACCEPTOR);
    assertThat(login.mustChange()).isTrue();
    choose("li.wen", outcome.password());
    assertThat(by(two, desk -> desk.of("li.wen")).state()).isEqualTo(PersonState.ACTIVE);
    assertThat(actions("li.wen"))
        .containsExactly("staff.account-created", "staff.logged-in", "staff.password-changed");
  }

  private void choose(String name, String password) {
    house.as(
        name,
        Set.of(Roles.ACCEPTOR),
        () -> house.bean(OwnAccountDesk.class).changePassword(password, OWN, HERE));
  }

  /** The whole way of a house that begins with two administrators. */
  @Test
  void a_reviewer_is_asked_for_by_one_agreed_to_by_another_and_picked_up_once() {
    RequestView request = create("li.wen", REVIEWER, ACCEPTOR).request();
    assertThat(request.details())
        .containsEntry("duties", "ACCEPTOR@430100 REVIEWER@430100")
        .containsEntry("displayName", "李文");
    refused("staff.person-unknown", () -> by(one, desk -> desk.of("li.wen")));
    refused("staff.request-own", () -> asked(one, desk -> desk.consent(request.id())));
    refused("staff.request-not-so", () -> asked(one, desk -> desk.pickUp(request.id())));

    assertThat(asked(two, desk -> desk.consent(request.id())).state())
        .isEqualTo(RequestState.AGREED);
    assertThatThrownBy(() -> asked(two, desk -> desk.pickUp(request.id())))
        .isInstanceOf(NotFound.class);
    String password = bothHalves(request);
    refused("staff.request-not-so", () -> asked(one, desk -> desk.pickUp(request.id())));
    refused("staff.request-not-so", () -> asked(two, desk -> desk.pickUp(request.id())));

    assertThat(attempt("li.wen", password).login().orElseThrow().mustChange()).isTrue();
    choose("li.wen", password);
    Login login = attempt("li.wen", OWN).login().orElseThrow();
    assertThat(login.mustChange()).isFalse();
    assertThat(login.roles()).containsExactlyInAnyOrder(Roles.REVIEWER, Roles.ACCEPTOR);
  }

  /** As the person gets it of the two; neither has enough of it to come in by that name. */
  private String bothHalves(RequestView request) {
    PickedUp first = asked(one, desk -> desk.pickUp(request.id()));
    PickedUp second = asked(two, desk -> desk.pickUp(request.id()));
    assertThat(first.part()).isEqualTo(PickedUp.Part.FIRST_HALF);
    assertThat(second.part()).isEqualTo(PickedUp.Part.SECOND_HALF);
    assertThat(attempt(request.subject(), first.secret()).login()).isEmpty();
    assertThat(attempt(request.subject(), second.secret()).login()).isEmpty();
    return first.secret() + second.secret();
  }

  @Test
  void the_second_half_waits_for_who_agreed_and_for_nobody_else() {
    RequestView request = create("li.wen", REVIEWER).request();
    Staff three = Staff.hire(house, "three", null, Roles.ADMIN);
    asked(two, desk -> desk.consent(request.id()));
    String first = asked(one, desk -> desk.pickUp(request.id())).secret();

    assertThat(asked(two, RequestDesk::waiting)).isOne();
    assertThat(asked(one, RequestDesk::waiting)).isZero();
    assertThatThrownBy(() -> asked(three, desk -> desk.pickUp(request.id())))
        .isInstanceOf(NotFound.class);
    String second = asked(two, desk -> desk.pickUp(request.id())).secret();
    assertThat(asked(two, RequestDesk::waiting)).isZero();
    assertThat(house.database().text("select payload from staff_request"))
        .doesNotContain(first, second);
  }

  @Test
  void a_second_half_that_nobody_fetched_in_a_week_is_gone() {
    RequestView request = create("li.wen", REVIEWER).request();
    asked(two, desk -> desk.consent(request.id()));
    asked(one, desk -> desk.pickUp(request.id()));
    house.clock().advance(StaffRequest.KEPT);
    assertThat(asked(two, desk -> desk.of(request.id())).isPickedUpBy("two")).isFalse();
    refused("staff.request-not-so", () -> asked(two, desk -> desk.pickUp(request.id())));
  }

  @Test
  void a_change_that_was_asked_for_writes_back_no_name_of_before() {
    create("li.wen", ACCEPTOR);
    RequestView request =
        by(one, desk -> desk.change("li.wen", sheet(ACCEPTOR, REVIEWER))).request();
    by(two, desk -> desk.change("li.wen", new PersonSheet("李文改名", null, List.of(ACCEPTOR))));
    refused("staff.request-not-so", () -> asked(two, desk -> desk.consent(request.id())));
  }

  @Test
  void a_role_that_takes_two_is_added_by_two_and_taken_by_one() {
    String password = create("li.wen", ACCEPTOR).password();
    Login before = attempt("li.wen", password).login().orElseThrow();

    RequestView request =
        by(one, desk -> desk.change("li.wen", sheet(ACCEPTOR, REVIEWER))).request();
    assertThat(by(one, desk -> desk.of("li.wen")).duties()).containsExactly(ACCEPTOR);
    asked(two, desk -> desk.consent(request.id()));
    assertThat(by(one, desk -> desk.of("li.wen")).duties()).containsExactly(ACCEPTOR);
    String whole = bothHalves(request);

    assertThat(by(one, desk -> desk.of("li.wen")).duties()).containsExactly(ACCEPTOR, REVIEWER);
    assertThat(attempt("li.wen", password).login()).as("who knew it is no reviewer").isEmpty();
    assertThat(attempt("li.wen", whole).login().orElseThrow().mustChange()).isTrue();
    assertThat(house.bean(Logins.class).validity("li.wen", before.stamp()))
        .as("at the next request")
        .isEqualTo(Validity.OVER);
    assertThat(by(one, desk -> desk.change("li.wen", sheet(REVIEWER))).request()).isNull();
    assertThat(by(one, desk -> desk.of("li.wen")).duties()).containsExactly(REVIEWER);
  }

  @Test
  void a_reviewers_password_is_reset_by_two_and_an_acceptors_by_one() {
    create("li.wen", ACCEPTOR);
    PersonOutcome outcome = by(one, desk -> desk.resetPassword("li.wen"));
    assertThat(attempt("li.wen", outcome.password()).login().orElseThrow().mustChange()).isTrue();

    Staff.hire(house, "reviewer", RegionCode.of("430100"), Roles.REVIEWER);
    RequestView request = by(one, desk -> desk.resetPassword("reviewer")).request();
    asked(two, desk -> desk.consent(request.id()));
    String password = bothHalves(request);
    assertThat(attempt("reviewer", password).login().orElseThrow().mustChange()).isTrue();
  }

  @Test
  void no_administrator_agrees_to_what_is_about_them() {
    RequestView request = by(one, desk -> desk.resetPassword("two")).request();

    refused("staff.request-own", () -> asked(two, desk -> desk.consent(request.id())));
    Staff three = Staff.hire(house, "three", null, Roles.ADMIN);
    assertThat(asked(three, desk -> desk.consent(request.id())).state())
        .isEqualTo(RequestState.AGREED);
  }

  @Test
  void what_was_asked_for_is_void_once_the_account_is_another_or_a_week_is_over() {
    Staff.hire(house, "reviewer", RegionCode.of("430100"), Roles.REVIEWER);
    RequestView changed = by(one, desk -> desk.resetPassword("reviewer")).request();
    by(two, desk -> desk.disable("reviewer"));
    assertThat(asked(two, desk -> desk.of(changed.id())).state()).isEqualTo(RequestState.VOID);
    by(two, desk -> desk.enable("reviewer"));
    assertThat(asked(two, desk -> desk.of(changed.id())).state()).isEqualTo(RequestState.VOID);

    RequestView late = by(one, desk -> desk.resetPassword("reviewer")).request();
    house.clock().advance(StaffRequest.KEPT);
    refused("staff.request-not-so", () -> asked(two, desk -> desk.consent(late.id())));
  }

  @Test
  void two_do_not_ask_for_the_same_name_at_once() {
    RequestView first = create("li.wen", REVIEWER).request();
    refused("staff.request-open", () -> create("li.wen", REVIEWER));
    create("li.wen", ACCEPTOR);

    assertThat(asked(two, desk -> desk.of(first.id())).state())
        .as("the name is taken")
        .isEqualTo(RequestState.VOID);
    refused("staff.person-taken", () -> create("li.wen", ACCEPTOR));
  }

  @Test
  void nobody_sees_to_their_own_account() {
    refused("staff.own-account", () -> by(one, desk -> desk.disable("one")));
    refused("staff.own-account", () -> by(one, desk -> desk.enable("one")));
    refused("staff.own-roles", () -> by(one, desk -> desk.change("one", sheet(ACCEPTOR))));
    refused("staff.own-password", () -> by(one, desk -> desk.resetPassword("one")));
  }

  @Test
  void the_last_administrator_stays() {
    by(one, desk -> desk.disable("two"));

    for (String code : List.of("disable", "change")) {
      refused(
          "staff.last-administrator",
          () ->
              one.does(
                  () ->
                      house.inTransaction(
                          () -> {
                            PersonRows rows = house.bean(PersonRows.class);
                            StaffAccount last =
                                house.bean(StaffAccounts.class).byName("one").orElseThrow();
                            if (code.equals("disable")) {
                              rows.disable(last);
                            } else {
                              rows.change(last, sheet(ACCEPTOR));
                            }
                            return last;
                          })));
    }
  }

  /** Of two who put each other out at the same moment one stays. */
  @ParameterizedTest
  @EnumSource
  void two_who_disable_each_other_at_once_are_not_both_gone(Database on) throws Exception {
    try (House node = opened(new House(on.open(), TestClock.at("2026-11-22T10:42")))) {
      Staff left = Staff.hire(node, "left", null, Roles.ADMIN);
      Staff right = Staff.hire(node, "right", null, Roles.ADMIN);
      PeopleDesk desk = node.bean(PeopleDesk.class);
      List<Callable<Boolean>> both = new ArrayList<>();
      both.add(() -> succeeds(() -> left.does(() -> desk.disable("right"))));
      both.add(() -> succeeds(() -> right.does(() -> desk.disable("left"))));

      Together.all(both);

      assertThat(
              node.database().number("select count(*) from staff_account where disabled = false"))
          .isPositive();
    }
  }

  private static boolean succeeds(ThrowingCallable work) {
    try {
      work.call();
      return true;
    } catch (Throwable refused) {
      return false;
    }
  }

  @Test
  void who_is_disabled_is_out_at_once_and_comes_back_with_the_same_password() {
    String password = create("li.wen", ACCEPTOR).password();
    Login login = attempt("li.wen", password).login().orElseThrow();

    assertThat(by(one, desk -> desk.disable("li.wen")).state()).isEqualTo(PersonState.DISABLED);
    by(one, desk -> desk.disable("li.wen"));
    assertThat(attempt("li.wen", password).login()).isEmpty();
    by(one, desk -> desk.enable("li.wen"));

    assertThat(house.bean(Logins.class).validity("li.wen", login.stamp())).isEqualTo(Validity.OVER);
    assertThat(attempt("li.wen", password).login()).isPresent();
    assertThat(actions("li.wen"))
        .containsSubsequence("staff.disabled", "staff.login-failed", "staff.enabled")
        .containsOnlyOnce("staff.disabled");
  }

  @Test
  void who_was_locked_out_is_let_in_again() {
    String password = create("li.wen", ACCEPTOR).password();
    for (int i = 0; i < 5; i++) {
      attempt("li.wen", "wrong");
    }
    PersonView locked = by(one, desk -> desk.of("li.wen"));
    assertThat(locked.state()).isEqualTo(PersonState.GUESSED);
    assertThat(locked.lockedPlaces()).isOne();
    assertThat(locked.failures()).isEqualTo(5);
    assertThat(locked.failedFrom()).isEqualTo(HERE);
    assertThat(attempt("li.wen", password).delay()).isPresent();

    by(one, desk -> desk.unlock("li.wen"));

    assertThat(attempt("li.wen", password).login()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "'', staff.person-name-missing",
    "x, staff.person-name",
    "Li, staff.person-name",
    "machine:x, staff.person-name",
    "system, staff.person-name",
    "one, staff.person-taken"
  })
  void an_account_needs_a_plain_name_of_its_own(String name, String code) {
    refused(code, () -> create(name, ACCEPTOR));
  }

  @ParameterizedTest
  @CsvSource({
    "ADMIN@430100, staff.admin-everywhere",
    "ADMIN@* ACCEPTOR@430100, staff.admin-alone",
    "RECOVERY_OFFICER@430100 ACCEPTOR@430100, staff.officer-alone",
    "RECOVERY_OFFICER@430100 REVIEWER@440000, staff.officer-alone",
    "RECOVERY_OFFICER@430100 AUDITOR@430100, staff.officer-alone",
    "BRANCH@430100, staff.role-unknown",
    "KING@430100, staff.role-unknown",
    "ACCEPTOR@*, kernel.region-code",
    "ACCEPTOR@999999, region.not-served"
  })
  void duties_are_such_as_there_are(String duties, String code) {
    refused(
        code,
        () ->
            by(
                one,
                desk ->
                    desk.create(
                        "li.wen", new PersonSheet("李文", null, List.copyOf(Duty.read(duties))))));
  }

  @Test
  void what_is_entered_of_a_person_is_looked_at() {
    assertThatThrownBy(() -> by(one, desk -> desk.create("", new PersonSheet("", "", List.of()))))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .as("all at once")
                    .extracting(Problem::field)
                    .containsExactly("name", "displayName", "duties"));
    assertThatThrownBy(
            () ->
                by(
                    one,
                    desk ->
                        desk.create(
                            "li.wen",
                            new PersonSheet(
                                "李文",
                                "CS-99",
                                List.of(new Duty("KING", "999999"), new Duty("QUEEN", "43010"))))))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .as("roles, regions and desk at once")
                    .extracting(Problem::code)
                    .containsExactlyInAnyOrder(
                        "staff.role-unknown",
                        "staff.role-unknown",
                        "region.not-served",
                        "kernel.region-code",
                        "region.desk-unknown"));
    refused("staff.duties-missing", () -> create("li.wen"));
    refused(
        "region.desk-without-region",
        () ->
            by(
                one,
                desk ->
                    desk.create(
                        "li.wen",
                        new PersonSheet("李文", "CS-01", List.of(new Duty(Roles.ADMIN, "*"))))));
    refused("staff.duty-incomplete", () -> create("li.wen", new Duty(Roles.ACCEPTOR, null)));
    refused(
        "staff.display-name-missing",
        () -> by(one, desk -> desk.create("li.wen", new PersonSheet(" ", "", List.of(ACCEPTOR)))));
    refused(
        "staff.display-name-long",
        () ->
            by(
                one,
                desk ->
                    desk.create("li.wen", new PersonSheet("文".repeat(41), "", List.of(ACCEPTOR)))));
    refused(
        "region.desk-unknown",
        () ->
            by(one, desk -> desk.create("li.wen", new PersonSheet("李文", "X", List.of(ACCEPTOR)))));
    assertThat(
            by(
                    one,
                    desk ->
                        desk.create("li.wen", new PersonSheet("李文", "CS-11", List.of(ACCEPTOR))))
                .person()
                .desk())
        .isEqualTo("CS-11");
  }

  @Test
  void people_are_found_by_what_is_known_of_them() {
    create("li.wen", ACCEPTOR);
    by(
        one,
        desk ->
            desk.create(
                "wang", new PersonSheet("王_小文", null, List.of(new Duty(Roles.MAKER, "440000")))));
    by(one, desk -> desk.disable("wang"));

    assertThat(names(PeopleFilter.ALL)).containsExactly("li.wen", "one", "two", "wang");
    assertThat(names(text("li"))).containsExactly("li.wen");
    assertThat(names(text("文"))).containsExactly("li.wen", "wang");
    assertThat(names(text("_"))).containsExactly("wang");
    assertThat(names(new PeopleFilter(null, Roles.ADMIN, null, null, null)))
        .containsExactly("one", "two");
    assertThat(names(new PeopleFilter(null, Roles.MAKER, "430100", null, null))).isEmpty();
    assertThat(names(new PeopleFilter(null, null, "440000", null, null))).containsExactly("wang");
    assertThat(names(new PeopleFilter(null, null, null, PersonState.DISABLED, null)))
        .containsExactly("wang");
    assertThat(names(new PeopleFilter(null, null, null, PersonState.TO_CHANGE, null)))
        .containsExactly("li.wen");
    assertThat(names(new PeopleFilter(null, null, null, PersonState.ACTIVE, null)))
        .containsExactly("one", "two");
    for (int i = 0; i < 5; i++) {
      attempt("li.wen", "wrong");
    }
    assertThat(names(new PeopleFilter(null, null, null, PersonState.GUESSED, null)))
        .containsExactly("li.wen");
    house
        .database()
        .execute(
            "update staff_account set last_login_at = timestamp '2026-11-01 00:00:00' where name ="
                + " 'one'");
    assertThat(names(new PeopleFilter(null, Roles.ADMIN, null, null, LocalDate.of(2026, 11, 1))))
        .containsExactly("two");
    List<PersonView> next = by(one, desk -> desk.page(PeopleFilter.ALL, "one", 1));
    assertThat(next).extracting(PersonView::name).containsExactly("two");
    refused("kernel.limit", () -> by(one, desk -> desk.page(PeopleFilter.ALL, null, 201)));
  }

  private static PeopleFilter text(String text) {
    return new PeopleFilter(text, null, null, null, null);
  }

  private List<String> names(PeopleFilter filter) {
    return by(one, desk -> desk.page(filter, null, 200)).stream().map(PersonView::name).toList();
  }

  @Test
  void only_administrators_of_the_whole_house_see_to_people() {
    Staff auditor = Staff.hire(house, "auditor", RegionCode.of("430100"), Roles.AUDITOR);
    Staff regional = Staff.hire(house, "regional", RegionCode.of("430100"), Roles.ADMIN);
    for (Staff who : List.of(auditor, regional)) {
      assertThatThrownBy(() -> by(who, desk -> desk.page(PeopleFilter.ALL, null, 50)))
          .hasStackTraceContaining(EJBAccessException.class.getName());
      assertThatThrownBy(() -> by(who, desk -> desk.create("li.wen", sheet(ACCEPTOR))))
          .hasStackTraceContaining(EJBAccessException.class.getName());
      assertThatThrownBy(() -> by(who, desk -> desk.disable("one")))
          .hasStackTraceContaining(EJBAccessException.class.getName());
    }
  }

  /** A house in which an administrator makes another is as safe as two of them. */
  @Test
  void an_administrator_is_made_by_two() {
    RequestView request = create("zhao", ADMIN).request();
    asked(two, desk -> desk.consent(request.id()));
    String password = bothHalves(request);

    assertThat(attempt("zhao", password).login().orElseThrow().roles())
        .containsExactly(Roles.ADMIN);
    house.clock().advance(Duration.ofDays(1));
    assertThat(asked(two, desk -> desk.of(request.id())).state()).isEqualTo(RequestState.DONE);
  }
}
