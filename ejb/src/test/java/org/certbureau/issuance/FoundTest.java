package org.certbureau.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.certbureau.application.Counter.GUANGDONG;

import jakarta.ejb.EJBAccessException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.certbureau.application.Counter.Person;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.draft.ApplicationEdit;
import org.certbureau.application.loss.LossDesk;
import org.certbureau.application.view.ViewingDesk;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.notice.NoticeKind;
import org.certbureau.payment.CashDesk;
import org.certbureau.payment.ChargeState;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Service;
import org.certbureau.staff.Roles;
import org.certbureau.testing.House;
import org.certbureau.testing.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A lost token that is found where the region offers no resumption (A-X7), and where it does. */
class FoundTest {
  private static Workroom room;
  private static LineCases cases;

  @BeforeAll
  static void open() {
    room = new Workroom(House.onH2(), GUANGDONG);
    cases = new LineCases(room);
  }

  @AfterAll
  static void close() {
    room.close();
  }

  static Stream<State> open_cases() {
    return Stream.of(State.ACCEPTED, State.RETURNED, State.SUBMITTED);
  }

  @ParameterizedTest
  @MethodSource("open_cases")
  void a_found_token_lifts_the_hold_and_ends_its_case_as_withdrawn(State state) {
    LineView line = cases.certificate();
    CaseNumber number = held(line, state);
    assertThat(kinds(number)).containsExactly("LOST");
    found(number, line.chip());
    assertThat(cases.state(number)).isEqualTo(State.WITHDRAWN);
    assertGoesOn(line);
    assertThat(cases.open(line)).isZero();
    assertThat(kinds(number)).containsExactlyInAnyOrder("LOST", "RESUMED");
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"WITHDRAWN", "REFUSED"})
  void it_is_lifted_on_a_case_that_is_over_as_well(State state) {
    LineView line = cases.certificate();
    CaseNumber number = held(line, state);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.SUSPENDED);
    found(number, line.chip());
    assertThat(cases.state(number)).isEqualTo(state);
    assertGoesOn(line);
    assertThat(Refused.at(() -> found(number, line.chip())).code())
        .as("once")
        .isEqualTo("application.found-holds-nothing");
  }

  @Test
  void what_was_paid_before_is_paid_back() {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.REISSUE_LOST, line);
    room.pay(number, "100");
    found(number, line.chip());
    ChargeState charge =
        room.counter()
            .as(
                Person.MAI_SHOU,
                () -> room.counter().house().bean(CashDesk.class).charge(number).state());
    assertThat(charge).isEqualTo(ChargeState.REFUND_DUE);
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"READY", "FAILED"})
  void from_where_production_has_opened_there_is_no_way_back(State state) {
    LineView line = cases.certificate();
    CaseNumber number = held(line, state);
    Problem refused = Refused.at(() -> found(number, line.chip()));
    assertThat(refused.code()).isEqualTo("application.found-too-late");
    assertThat(refused.rule()).isEqualTo("A-X8");
    assertThat(cases.state(number)).isEqualTo(state);
  }

  @Test
  void it_is_the_token_that_carries_the_certificate() {
    LineView line = cases.certificate();
    LineView other = cases.certificate();
    CaseNumber number = cases.accepted(Service.REISSUE_LOST, line);
    for (String wrong : List.of("", "C0FFEE")) {
      assertThat(Refused.at(() -> found(number, wrong)).field()).isEqualTo("chip");
    }
    assertThat(Refused.at(() -> found(number, other.chip())).code())
        .isEqualTo("application.token-of-another");
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.SUSPENDED);
    found(number, " " + line.chip().toLowerCase(Locale.ROOT) + " ");
    assertGoesOn(line);
  }

  @Test
  void a_hold_that_another_case_has_set_stays() {
    LineView line = cases.certificate();
    CaseNumber first = held(line, State.WITHDRAWN);
    CaseNumber second = cases.accepted(Service.REISSUE_LOST, line);
    Problem refused = Refused.at(() -> found(second, line.chip()));
    assertThat(refused.code()).isEqualTo("application.found-holds-nothing");
    assertThat(refused.rule()).isEqualTo("A-X7");
    assertThat(Refused.at(() -> found(first, line.chip())).code())
        .as("nor is it lifted behind the back of one that counts on it")
        .isEqualTo("application.line-busy");
    cases.end(second, Step.WITHDRAW);
    found(first, line.chip());
    assertGoesOn(line);
  }

  @Test
  void a_draft_holds_nothing_and_lifts_nothing() {
    LineView line = cases.certificate();
    CaseNumber draft = cases.drafted(Service.REISSUE_LOST, line);
    assertThat(cases.holds(line)).isZero();
    assertThat(Refused.at(() -> found(draft, line.chip())).code())
        .isEqualTo("application.found-holds-nothing");
  }

  @Test
  void whoever_accepted_it_does_not_lift_it() {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.REISSUE_LOST, line);
    room.execute(
        "insert into staff_role (account_name, role_name, region) values ('%s', 'REVIEWER', '440000')",
        Person.HUANG_LI);
    Problem refused =
        Refused.at(
            () ->
                room.counter()
                    .house()
                    .as(
                        Person.HUANG_LI.name(),
                        Set.of(Roles.ACCEPTOR, Roles.REVIEWER),
                        () -> desk().found(number, line.chip(), null)));
    assertThat(refused.code()).isEqualTo("application.found-by-acceptor");
    assertThat(refused.rule()).isEqualTo("A-X7");
  }

  @ParameterizedTest
  @EnumSource(
      value = Person.class,
      names = {"HUANG_LI", "MAI_SHOU", "OU_ZHI"})
  void nobody_but_a_reviewer_decides_it(Person other) {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.REISSUE_LOST, line);
    assertThatThrownBy(
            () -> room.counter().as(other, () -> desk().found(number, line.chip(), null)))
        .isInstanceOf(EJBAccessException.class);
    assertThat(cases.now(line).standing()).isEqualTo(LineStanding.SUSPENDED);
  }

  @Test
  void a_case_of_another_region_is_not_found() {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.REISSUE_LOST, line);
    assertThatThrownBy(
            () -> room.counter().as(Person.WANG_FU, () -> desk().found(number, line.chip(), null)))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void only_a_loss_has_anything_to_be_found() {
    LineView line = cases.certificate();
    assertThat(Refused.at(() -> found(line.openedBy(), line.chip())).code())
        .isEqualTo("application.found-of-no-loss");
  }

  @Test
  void the_trail_names_who_lifted_it_and_with_which_token() {
    LineView line = cases.certificate();
    CaseNumber number = cases.accepted(Service.REISSUE_LOST, line);
    found(number, line.chip());
    assertThat(
            room.count(
                "audit_entry where action = 'application.found' and actor = 'LIANG_FU' and object_id = '"
                    + number
                    + "'"))
        .isOne();
  }

  @Test
  void where_a_resumption_is_offered_it_is_the_way_back() {
    try (Workroom changsha = new Workroom()) {
      LineCases there = new LineCases(changsha);
      LineView line = there.certificate();
      CaseNumber number = there.accepted(Service.REISSUE_LOST, line);
      Problem refused =
          Refused.at(
              () ->
                  changsha
                      .counter()
                      .as(
                          Person.WANG_FU,
                          () ->
                              changsha
                                  .counter()
                                  .house()
                                  .bean(LossDesk.class)
                                  .found(number, line.chip(), null)));
      assertThat(refused.code()).isEqualTo("application.found-by-resumption");
      assertThat(refused.rule()).isEqualTo("A-X7");
      assertThat(refused.args()).contains("解除冻结");
    }
  }

  /** A loss of the line that has come to that state. */
  private static CaseNumber held(LineView line, State state) {
    CaseNumber number = cases.accepted(Service.REISSUE_LOST, line);
    switch (state) {
      case ACCEPTED -> {}
      case RETURNED -> cases.end(number, Step.RETURN);
      case SUBMITTED -> {
        cases.end(number, Step.RETURN);
        cases.submit(number);
      }
      case WITHDRAWN -> cases.end(number, Step.WITHDRAW);
      case REFUSED -> cases.end(number, Step.REFUSE);
      default -> {
        cases.approve(number);
        room.pay(number, "100");
        if (state == State.FAILED) {
          room.fail(number);
        }
      }
    }
    assertThat(cases.state(number)).isEqualTo(state);
    return number;
  }

  private static void found(CaseNumber number, String chip) {
    room.counter().as(room.reviewer(), () -> desk().found(number, chip, null));
  }

  private static LossDesk desk() {
    return room.counter().house().bean(LossDesk.class);
  }

  private static void assertGoesOn(LineView line) {
    LineView now = cases.now(line);
    assertThat(now.standing()).isEqualTo(LineStanding.ACTIVE);
    assertThat(now.inForce().signingSerial()).isEqualTo(line.inForce().signingSerial());
    assertThat(cases.holds(line)).isZero();
    assertThat(cases.listed(line)).isEqualTo(LineCases.NOT_LISTED);
  }

  private static List<String> kinds(CaseNumber number) {
    return Stream.of(NoticeKind.values())
        .map(NoticeKind::name)
        .filter(
            kind ->
                room.count("notice where case_number = '" + number + "' and kind = '" + kind + "'")
                    > 0)
        .toList();
  }

  @Test
  void what_lies_on_the_counter_is_not_revoked_as_lost() {
    LineView line = cases.certificate();
    CaseNumber number = cases.drafted(Service.REVOKE, line, Facts.NONE, "NO_LONGER_USED");
    cases.handIn(number, "T1", line.chip());
    becauseItIsLost(number);
    assertThat(Refused.at(() -> cases.submit(number)).field()).isEqualTo("revocationReason");

    LineView another = cases.certificate();
    CaseNumber other = cases.drafted(Service.REVOKE, another, Facts.NONE, "TOKEN_LOST");
    cases.submit(other);
    cases.bringEverything(other);
    assertThat(notTaken(other, another)).as("submitted").isEqualTo("application.token-not-lost");
    cases.accept(other);
    assertThat(notTaken(other, another)).as("accepted").isEqualTo("application.token-not-lost");
    cases.approve(other);
    assertThat(room.token(another.chip())).isEqualTo("LOST");
  }

  private static String notTaken(CaseNumber number, LineView line) {
    return Refused.at(() -> cases.handIn(number, "T1", line.chip())).code();
  }

  private static void becauseItIsLost(CaseNumber number) {
    room.counter()
        .as(
            room.acceptor(),
            () -> {
              Map<String, String> form =
                  new TreeMap<>(room.counter().house().bean(ViewingDesk.class).form(number));
              form.put("revocationReason", "TOKEN_LOST");
              room.counter().drafts().update(number, ApplicationEdit.form(form));
            });
  }
}
