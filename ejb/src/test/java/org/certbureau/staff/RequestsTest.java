package org.certbureau.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.shelf.PolicyLoader;
import org.certbureau.staff.asked.RequestState;
import org.certbureau.staff.asked.RequestView;
import org.certbureau.staff.asked.StaffRequest;
import org.certbureau.staff.people.PeopleDesk;
import org.certbureau.testing.House;
import org.certbureau.testing.Staff;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What takes two administrators, by the example of a machine that is let in. */
class RequestsTest {
  private static final RegionCode CHANGSHA = RegionCode.of("430100");

  private House house;
  private Staff one;
  private Staff two;
  private Staff three;

  @BeforeEach
  void open() {
    house = House.onH2().with(new MachineAdmission());
    house.bean(PolicyLoader.class);
    one = Staff.hire(house, "one", null, Roles.ADMIN);
    two = Staff.hire(house, "two", null, Roles.ADMIN);
    three = Staff.hire(house, "three", null, Roles.ADMIN);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private RequestView ask(Staff who, String name) {
    return who.does(() -> house.bean(MachineDesk.class).ask(name, CHANGSHA, null, null));
  }

  private <T> T at(Staff who, Function<RequestDesk, T> work) {
    return who.does(() -> work.apply(house.bean(RequestDesk.class)));
  }

  private RequestState state(long id) {
    return at(three, desk -> desk.of(id)).state();
  }

  private void refused(Class<? extends RuleViolation> how, String code, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isExactlyInstanceOf(how)
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems()).extracting(Problem::code).containsExactly(code));
  }

  private List<String> trail(long id) {
    return house.bean(AuditTrail.class).of("staff-request", Long.toString(id)).stream()
        .map(entry -> entry.action() + " " + entry.actor())
        .toList();
  }

  @Test
  void one_asks_another_agrees_and_who_asked_picks_the_secret_up_once() {
    RequestView asked = ask(one, "yuelu");
    long id = asked.id();
    assertThat(asked.state()).isEqualTo(RequestState.WAITING);
    assertThat(asked.details()).containsEntry("region", "430100");
    assertThat(house.database().number("select count(*) from machine_token")).isZero();

    assertThat(at(two, desk -> desk.consent(id)).state()).isEqualTo(RequestState.AGREED);
    assertThat(house.database().number("select count(*) from machine_token")).isZero();

    String secret = at(one, desk -> desk.pickUp(id)).secret();
    assertThat(house.bean(Logins.class).byMachineToken(secret)).isPresent();
    assertThat(state(id)).isEqualTo(RequestState.DONE);
    refused(Conflict.class, "staff.request-not-so", () -> at(one, desk -> desk.pickUp(id)));
    assertThat(trail(id))
        .containsExactly(
            "staff-request.asked one",
            "staff-request.consented two",
            "staff-request.picked-up one");
    assertThat(house.database().text("select payload from staff_request")).doesNotContain(secret);
  }

  @Test
  void nobody_agrees_to_what_they_asked_for() {
    long id = ask(one, "yuelu").id();

    refused(RuleViolation.class, "staff.request-own", () -> at(one, desk -> desk.consent(id)));
    refused(RuleViolation.class, "staff.request-own", () -> at(one, desk -> desk.decline(id)));
    refused(Conflict.class, "staff.request-not-so", () -> at(one, desk -> desk.pickUp(id)));
    assertThat(state(id)).isEqualTo(RequestState.WAITING);
  }

  @Test
  void who_agreed_and_who_has_nothing_to_do_with_it_get_no_secret() {
    long id = ask(one, "yuelu").id();
    at(two, desk -> desk.consent(id));

    refused(NotFound.class, "staff.request-unknown", () -> at(two, desk -> desk.pickUp(id)));
    refused(NotFound.class, "staff.request-unknown", () -> at(three, desk -> desk.pickUp(id)));
    refused(NotFound.class, "staff.request-unknown", () -> at(two, desk -> desk.withdraw(id)));
    assertThat(house.database().number("select count(*) from machine_token")).isZero();
  }

  @Test
  void what_is_said_twice_is_said_once_and_what_was_said_stays() {
    long agreed = ask(one, "yuelu").id();
    at(two, desk -> desk.consent(agreed));
    at(two, desk -> desk.consent(agreed));
    refused(Conflict.class, "staff.request-not-so", () -> at(three, desk -> desk.decline(agreed)));
    refused(Conflict.class, "staff.request-not-so", () -> at(two, desk -> desk.decline(agreed)));
    assertThat(trail(agreed)).hasSize(2);
    at(one, desk -> desk.pickUp(agreed));
    assertThat(at(two, desk -> desk.consent(agreed)).state()).isEqualTo(RequestState.DONE);

    long declined = ask(one, "tianxin").id();
    at(two, desk -> desk.decline(declined));
    at(two, desk -> desk.decline(declined));
    refused(Conflict.class, "staff.request-not-so", () -> at(two, desk -> desk.consent(declined)));
    refused(Conflict.class, "staff.request-not-so", () -> at(one, desk -> desk.pickUp(declined)));
    assertThat(trail(declined)).hasSize(2);
  }

  @Test
  void who_asked_may_take_it_back_until_it_is_done() {
    long waiting = ask(one, "yuelu").id();
    at(one, desk -> desk.withdraw(waiting));
    at(one, desk -> desk.withdraw(waiting));
    refused(Conflict.class, "staff.request-not-so", () -> at(two, desk -> desk.consent(waiting)));
    assertThat(trail(waiting)).hasSize(2);

    long agreed = ask(one, "yuelu").id();
    at(two, desk -> desk.consent(agreed));
    at(one, desk -> desk.withdraw(agreed));
    refused(Conflict.class, "staff.request-not-so", () -> at(one, desk -> desk.pickUp(agreed)));

    long done = ask(one, "yuelu").id();
    at(two, desk -> desk.consent(done));
    at(one, desk -> desk.pickUp(done));
    refused(Conflict.class, "staff.request-not-so", () -> at(one, desk -> desk.withdraw(done)));
  }

  @Test
  void the_same_is_asked_for_once_while_it_is_open() {
    long id = ask(one, "yuelu").id();
    refused(Conflict.class, "staff.request-open", () -> ask(one, "yuelu"));
    refused(Conflict.class, "staff.request-open", () -> ask(two, "yuelu"));
    at(two, desk -> desk.decline(id));
    assertThat(ask(two, "yuelu").state()).isEqualTo(RequestState.WAITING);
  }

  @Test
  void after_seven_days_nothing_comes_of_it() {
    long waiting = ask(one, "yuelu").id();
    long agreed = ask(one, "tianxin").id();
    at(two, desk -> desk.consent(agreed));
    house.clock().advance(StaffRequest.KEPT.minus(Duration.ofSeconds(1)));
    assertThat(state(waiting)).isEqualTo(RequestState.WAITING);

    house.clock().advance(Duration.ofSeconds(1));

    assertThat(state(waiting)).isEqualTo(RequestState.EXPIRED);
    refused(Conflict.class, "staff.request-not-so", () -> at(two, desk -> desk.consent(waiting)));
    refused(Conflict.class, "staff.request-not-so", () -> at(one, desk -> desk.pickUp(agreed)));
    assertThat(ask(two, "yuelu").state()).isEqualTo(RequestState.WAITING);
  }

  @Test
  void it_is_void_once_what_it_is_about_has_changed() {
    long id = ask(one, "yuelu").id();
    Staff.admit(house, "yuelu", CHANGSHA);

    assertThat(state(id)).isEqualTo(RequestState.VOID);
    refused(Conflict.class, "staff.request-not-so", () -> at(two, desk -> desk.consent(id)));
  }

  @Test
  void it_is_void_once_who_asked_is_no_administrator_and_another_asks_anew() {
    long id = ask(one, "yuelu").id();
    at(two, desk -> desk.consent(id));
    house.database().execute("update staff_account set disabled = true where name = 'one'");

    assertThat(state(id)).isEqualTo(RequestState.VOID);
    assertThat(ask(two, "yuelu").state()).isEqualTo(RequestState.WAITING);
  }

  @Test
  void what_was_void_is_void_also_once_who_asked_has_come_back() {
    long id = ask(one, "yuelu").id();
    at(two, desk -> desk.consent(id));
    two.does(() -> house.bean(PeopleDesk.class).disable("one"));
    two.does(() -> house.bean(PeopleDesk.class).enable("one"));

    assertThat(state(id)).isEqualTo(RequestState.VOID);
    refused(Conflict.class, "staff.request-not-so", () -> at(one, desk -> desk.pickUp(id)));
  }

  @Test
  void each_is_told_what_waits_for_them() {
    long id = ask(one, "yuelu").id();
    assertThat(at(one, RequestDesk::waiting)).isZero();
    assertThat(at(two, RequestDesk::waiting)).isOne();
    at(two, desk -> desk.consent(id));
    assertThat(at(one, RequestDesk::waiting)).isOne();
    assertThat(at(two, RequestDesk::waiting)).isZero();
    at(one, desk -> desk.pickUp(id));
    assertThat(at(one, RequestDesk::waiting)).isZero();

    ask(two, "tianxin");
    assertThat(at(three, RequestDesk::recent))
        .extracting(RequestView::subject)
        .containsExactly("tianxin", "yuelu");
    house.clock().advance(Duration.ofDays(31));
    assertThat(at(three, RequestDesk::recent)).isEmpty();
  }

  @Test
  void administrators_of_the_whole_house_alone_have_a_say() {
    long id = ask(one, "yuelu").id();
    Staff changsha = Staff.hire(house, "changsha", CHANGSHA, Roles.ADMIN);
    Staff clerk = Staff.hire(house, "clerk", CHANGSHA, Roles.ACCEPTOR, Roles.REVIEWER);
    for (Staff stranger : List.of(changsha, clerk, new Staff(house, "clerk", Set.of()))) {
      for (Function<RequestDesk, Object> act :
          List.<Function<RequestDesk, Object>>of(
              desk -> desk.consent(id), RequestDesk::recent, RequestDesk::waiting)) {
        assertThatThrownBy(() -> at(stranger, act))
            .hasStackTraceContaining(EJBAccessException.class.getName());
      }
    }
    refused(NotFound.class, "staff.request-unknown", () -> at(two, desk -> desk.consent(id + 1)));
  }
}
