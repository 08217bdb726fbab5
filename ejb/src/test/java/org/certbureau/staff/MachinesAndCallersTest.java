package org.certbureau.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.ejb.EJBAccessException;
import java.util.Base64;
import java.util.Set;
import java.util.function.Supplier;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.shelf.PolicyLoader;
import org.certbureau.testing.House;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Branch systems that are let in and out, and what a desk learns of who is asking. */
class MachinesAndCallersTest {
  private static final RegionCode CHANGSHA = RegionCode.of("430100");
  private static final RegionCode GUANGDONG = RegionCode.of("440000");

  private House house;

  @BeforeEach
  void open() {
    house = House.onH2().with(new MachineAdmission());
    house.bean(PolicyLoader.class);
    hire("root", new StaffAccount.Duty(Roles.ADMIN, StaffAccount.Duty.EVERYWHERE));
    hire("second", new StaffAccount.Duty(Roles.ADMIN, StaffAccount.Duty.EVERYWHERE));
    hire(
        "li",
        new StaffAccount.Duty(Roles.ACCEPTOR, CHANGSHA.value()),
        new StaffAccount.Duty(Roles.REVIEWER, GUANGDONG.value()));
  }

  private void hire(String name, StaffAccount.Duty... duties) {
    house.inTransaction(
        () ->
            house
                .bean(StaffAccounts.class)
                .add(new StaffAccount(name, "李文", "CS-11", "-", Set.of(duties))));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_machine_is_let_in_for_no_region_without_a_policy() {
    assertThatThrownBy(
            () ->
                asAdmin(
                    () ->
                        house
                            .bean(MachineDesk.class)
                            .ask("nowhere", RegionCode.of("999999"), null, null)))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .containsExactly(Problem.of("region.not-served", "region", "999999")));
    assertThat(house.database().number("select count(*) from staff_request")).isZero();
  }

  private String admit(String name) {
    long id = asAdmin(() -> house.bean(MachineDesk.class).ask(name, CHANGSHA, null, null)).id();
    house.as(
        "second", Set.of(Roles.ADMIN), () -> house.bean(RequestDesk.class).consent(id).state());
    return asAdmin(() -> house.bean(RequestDesk.class).pickUp(id).secret());
  }

  private <T> T asAdmin(Supplier<T> work) {
    return house.as("root", Set.of(Roles.ADMIN), work);
  }

  private void revoke(String name) {
    house.as("root", Set.of(Roles.ADMIN), () -> house.bean(MachineDesk.class).revoke(name));
  }

  private Caller caller(String name) {
    return house.as(name, Set.of(), () -> house.bean(Callers.class).current());
  }

  @Test
  void a_machine_gets_in_with_its_token_for_its_region_only() {
    String token = admit("yuelu");

    Login login = house.bean(Logins.class).byMachineToken(token).orElseThrow();

    assertThat(login.roles()).containsExactly(Roles.BRANCH);
    Caller machine = caller(login.name());
    assertThat(machine.in(CHANGSHA)).isTrue();
    assertThat(machine.in(GUANGDONG)).isFalse();
  }

  @Test
  void everybody_has_the_same_key_to_their_own_drawer_each_time_and_no_machine_has_one() {
    String lis = drawerKey("li", Roles.ACCEPTOR);
    assertThat(Base64.getDecoder().decode(lis)).hasSize(32);
    assertThat(drawerKey("li", Roles.REVIEWER)).isEqualTo(lis);
    assertThat(drawerKey("root", Roles.ADMIN)).isNotEqualTo(lis);
    String machine = house.bean(Logins.class).byMachineToken(admit("yuelu")).orElseThrow().name();
    assertThatThrownBy(() -> drawerKey(machine, Roles.BRANCH))
        .isInstanceOf(EJBAccessException.class);
  }

  private String drawerKey(String name, String role) {
    return house.as(name, Set.of(role), () -> house.bean(DrawerDesk.class).key());
  }

  @Test
  void a_token_is_kept_as_a_digest_only() {
    String token = admit("yuelu");

    assertThat(token).matches("[A-Za-z0-9_-]{43}");
    assertThat(house.database().text("select token_hash from machine_token"))
        .matches("[0-9a-f]{64}")
        .isNotEqualTo(token);
    assertThat(admit("tianxin")).isNotEqualTo(token);
  }

  @Test
  void a_revoked_token_opens_nothing_any_more_not_even_for_who_is_inside() {
    String token = admit("yuelu");
    String name = house.bean(Logins.class).byMachineToken(token).orElseThrow().name();

    revoke("yuelu");

    assertThat(house.bean(Logins.class).byMachineToken(token)).isEmpty();
    assertThatThrownBy(() -> caller(name)).isInstanceOf(EJBAccessException.class);
    assertThat(house.bean(AuditTrail.class).of("machine-token", "yuelu"))
        .extracting(AuditRecord::action)
        .containsExactly("machine-token.admitted", "machine-token.revoked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no such token", "machine:yuelu"})
  void what_is_no_token_opens_nothing(String token) {
    admit("yuelu");

    assertThat(house.bean(Logins.class).byMachineToken(token)).isEmpty();
    assertThat(house.bean(Logins.class).byMachineToken(null)).isEmpty();
    assertThat(house.bean(Logins.class).byMachineToken("x".repeat(201))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "Yuelu", "a b", "machine:x", "-x", "岳麓"})
  void a_machine_needs_a_plain_name(String name) {
    refused("staff.machine-name", name);
  }

  @Test
  void all_that_is_wrong_with_a_machine_is_told_at_once() {
    assertThatThrownBy(
            () ->
                asAdmin(
                    () ->
                        house
                            .bean(MachineDesk.class)
                            .ask("Yuelu", RegionCode.of("999999"), 0, null)))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems())
                    .extracting(Problem::field)
                    .containsExactly("name", "region", "days"));
  }

  @Test
  void a_name_is_taken_until_it_is_revoked_and_the_trail_tells_its_admissions_apart() {
    String first = admit("yuelu");
    refused("staff.machine-taken", "yuelu");
    revoke("yuelu");
    revoke("yuelu");
    String second = admit("yuelu");

    assertThat(house.bean(Logins.class).byMachineToken(first)).isEmpty();
    assertThat(house.bean(Logins.class).byMachineToken(second).orElseThrow().name())
        .isEqualTo("machine:yuelu");
    assertThat(asAdmin(() -> house.bean(MachineDesk.class).all()))
        .extracting(MachineView::admission, MachineView::state)
        .containsExactly(
            tuple("yuelu#2", MachineView.State.GOOD), tuple("yuelu", MachineView.State.REVOKED));
    assertThat(house.bean(AuditTrail.class).of("machine-token", "yuelu")).hasSize(2);
    assertThat(house.bean(AuditTrail.class).of("machine-token", "yuelu#2"))
        .extracting(AuditRecord::action)
        .containsExactly("machine-token.admitted");
    assertThatThrownBy(() -> revoke("tianxin")).isInstanceOf(NotFound.class);
  }

  private void refused(String code, String name) {
    assertThatThrownBy(() -> admit(name))
        .isInstanceOfSatisfying(
            RuleViolation.class,
            violation ->
                assertThat(violation.problems()).extracting(Problem::code).containsExactly(code));
  }

  @Test
  void only_administrators_let_machines_in() {
    assertThatThrownBy(
            () ->
                house.as(
                    "li",
                    Roles.AT_DESKS,
                    () -> house.bean(MachineDesk.class).ask("yuelu", CHANGSHA, null, null)))
        .isInstanceOf(EJBAccessException.class);
  }

  @Test
  void a_caller_acts_for_the_regions_of_all_duties() {
    Caller li = caller("li");

    assertThat(li.roles()).containsExactlyInAnyOrder(Roles.ACCEPTOR, Roles.REVIEWER);
    assertThat(li.regions()).containsExactlyInAnyOrder(CHANGSHA, GUANGDONG);
    assertThat(li.everywhere()).isFalse();
    assertThat(li.desk()).isEqualTo("CS-11");
    assertThat(li.in(RegionCode.of("500000"))).isFalse();
    assertThat(caller("root").in(RegionCode.of("500000"))).isTrue();
  }

  @Test
  void a_foreign_region_is_not_found() {
    Caller li = caller("li");
    li.requireRegion(CHANGSHA, () -> new NotFound("x.not-found", null, "x"));

    assertThatThrownBy(
            () ->
                li.requireRegion(
                    RegionCode.of("500000"), () -> new NotFound("x.not-found", null, "x")))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void who_was_disabled_meanwhile_and_who_never_was_are_nobody() {
    house.database().execute("update staff_account set disabled = true where name = 'li'");

    assertThatThrownBy(() -> caller("li")).isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> caller("nobody")).isInstanceOf(EJBAccessException.class);
    assertThatThrownBy(() -> caller("machine:nobody")).isInstanceOf(EJBAccessException.class);
  }

  @Test
  void people_are_called_by_their_name_and_machines_by_what_they_are() {
    assertThat(house.bean(Callers.class).displayName("li"))
        .as("three are called so")
        .isEqualTo("李文（li）");
    house.database().execute("update staff_account set display_name = '何静' where name = 'li'");
    assertThat(house.bean(Callers.class).displayName("li")).isEqualTo("何静");
    assertThat(house.bean(Callers.class).displayName("station:CS-01")).isEqualTo("station:CS-01");
  }
}
