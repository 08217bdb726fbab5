package org.certbureau.staff.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.certbureau.audit.AuditTrail;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kmc.EmbeddedKeyRecovery;
import org.certbureau.kmc.KeyRecipient;
import org.certbureau.kmc.KeyRecovery;
import org.certbureau.kmc.OfficerWatch;
import org.certbureau.kmc.Quorum;
import org.certbureau.kmc.RecoveryOrder;
import org.certbureau.kmc.WantedKey;
import org.certbureau.region.shelf.PolicyLoader;
import org.certbureau.settings.PlaceSettings;
import org.certbureau.staff.FirstAccounts;
import org.certbureau.staff.OwnAccountDesk;
import org.certbureau.staff.PasswordHash;
import org.certbureau.staff.RequestDesk;
import org.certbureau.staff.Roles;
import org.certbureau.staff.asked.PickedUp;
import org.certbureau.staff.asked.RequestView;
import org.certbureau.testing.House;
import org.certbureau.testing.Staff;
import org.certbureau.testing.TestMasterKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Who may consent that a key comes back: what two administrators decide reaches the key centre, and
 * nothing else does (A-G7).
 */
class OfficersAreLetInTest {
  private static final RegionCode GUANGDONG = RegionCode.of("440000");
  private static final Duty OFFICER = new Duty(Roles.RECOVERY_OFFICER, "440000");
  private static final Duty AUDITOR = new Duty(Roles.AUDITOR, "440000");
  private static final Duration A_DAY = Duration.ofHours(24);
  private static final String HERE = "10.1.2.3";
  private static final String OWN = "橘子洲头 看万山红遍 层林尽染";
  private static final String DEMONSTRATION = "bureau.demo";

  private House house;
  private Staff one;
  private Staff two;
  private RecoveryOrder order;

  @BeforeEach
  void open() {
    TestMasterKey.inUse();
    house = House.onH2().with(new PersonRequests());
    house.with(house.bean(EmbeddedKeyRecovery.class));
    house.observing(OfficerWatch.class);
    house.bean(PolicyLoader.class);
    one = Staff.hire(house, "one", null, Roles.ADMIN);
    two = Staff.hire(house, "two", null, Roles.ADMIN);
    order =
        new RecoveryOrder(
            GUANGDONG,
            new CaseNumber("GD-20261120-000001"),
            "GD-20261120-000001-1",
            "GD-Z-000001",
            new WantedKey("GD-20261101-000007-1", 1, "a".repeat(64), "3003"),
            new KeyRecipient(Sm2Keys.generate(new SecureRandom()).publicKey(), "4D5D", "3004"),
            "某某单位",
            null,
            "acceptor",
            "reviewer",
            "c".repeat(64));
    house.inTransaction(() -> house.bean(KeyRecovery.class).open(order));
  }

  @AfterEach
  void close() {
    System.clearProperty(DEMONSTRATION);
    house.close();
  }

  private <T> T by(Staff who, Function<PeopleDesk, T> work) {
    return who.does(() -> work.apply(house.bean(PeopleDesk.class)));
  }

  private <T> T asked(Staff who, Function<RequestDesk, T> work) {
    return who.does(() -> work.apply(house.bean(RequestDesk.class)));
  }

  private static PersonSheet sheet(Duty... duties) {
    return new PersonSheet("陈恢", null, Arrays.asList(duties));
  }

  /** By both administrators; the password as its owner gets it of them. */
  private String agreed(RequestView request) {
    assertThat(request).as("it takes two").isNotNull();
    asked(two, desk -> desk.consent(request.id()));
    PickedUp first = asked(one, desk -> desk.pickUp(request.id()));
    return first.secret() + asked(two, desk -> desk.pickUp(request.id())).secret();
  }

  private String letIn(String name) {
    return agreed(by(one, desk -> desk.create(name, sheet(OFFICER))).request());
  }

  private Quorum.State consent(String name, String password) {
    return house.inTransaction(
        () -> house.bean(KeyRecovery.class).consent(order, name, password.toCharArray()).state());
  }

  private String admission(String name) {
    return house.bean(AuditTrail.class).of("key-officer", name).get(0).details().toString();
  }

  private static void refused(String code, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            RuleViolation.class,
            refusal ->
                assertThat(refusal.problems()).extracting(Problem::code).containsExactly(code));
  }

  @Test
  void two_administrators_let_an_officer_in_who_waits_a_day() {
    RequestView request = by(one, desk -> desk.create("chen", sheet(OFFICER))).request();
    refused("kmc.officer-unknown", () -> consent("chen", "whatever it is"));
    String password = agreed(request);
    refused("kmc.not-settled", () -> consent("chen", password));
    house.clock().advance(A_DAY);
    assertThat(consent("chen", password)).isEqualTo(Quorum.State.WAITING);
    assertThat(house.database().text("select admitted_by from kmc_officer where name = 'chen'"))
        .isEqualTo("one two");
    assertThat(admission("chen")).contains("by=one two").doesNotContain("exempt");
  }

  @Test
  void an_officers_own_change_of_password_is_followed_and_costs_no_day() {
    String password = letIn("chen");
    house.clock().advance(A_DAY);
    house.as(
        "chen",
        Set.of(Roles.RECOVERY_OFFICER),
        () -> house.bean(OwnAccountDesk.class).changePassword(password, OWN, HERE));
    refused("kmc.password-wrong", () -> consent("chen", password));
    consent("chen", OWN);
  }

  @Test
  void a_password_that_was_reset_takes_two_and_another_day() {
    letIn("chen");
    house.clock().advance(A_DAY);
    String another = agreed(by(one, desk -> desk.resetPassword("chen")).request());
    refused("kmc.not-settled", () -> consent("chen", another));
    house.clock().advance(A_DAY);
    consent("chen", another);
  }

  @Test
  void the_role_takes_two_as_well_and_comes_with_a_password_nobody_had() {
    by(one, desk -> desk.create("chen", sheet(AUDITOR)));
    RequestView request = by(one, desk -> desk.change("chen", sheet(OFFICER))).request();
    String password = agreed(request);
    house.clock().advance(A_DAY);
    consent("chen", password);
  }

  @Test
  void who_is_disabled_or_loses_the_role_consents_to_nothing() {
    String chen = letIn("chen");
    String lin = letIn("lin");
    house.clock().advance(A_DAY);
    by(
        one,
        desk -> {
          desk.disable("chen");
          return null;
        });
    refused("kmc.officer-unknown", () -> consent("chen", chen));
    by(one, desk -> desk.change("lin", sheet(AUDITOR)));
    refused("kmc.officer-unknown", () -> consent("lin", lin));
  }

  @Test
  void accounts_roles_and_passwords_that_were_written_into_the_database_are_nobody() {
    Staff.hire(house, "intruder", GUANGDONG, Roles.RECOVERY_OFFICER);
    password("intruder", "known to the intruder");
    refused("kmc.officer-unknown", () -> consent("intruder", "known to the intruder"));

    letIn("chen");
    house.clock().advance(A_DAY);
    password("chen", "known to the intruder");
    refused("kmc.password-wrong", () -> consent("chen", "known to the intruder"));
  }

  @Test
  void a_role_that_was_written_into_the_database_while_two_decide_makes_their_decision_void() {
    Staff.hire(house, "reviewer", GUANGDONG, Roles.REVIEWER);
    RequestView request = by(one, desk -> desk.resetPassword("reviewer")).request();
    house
        .database()
        .execute(
            "insert into staff_role (account_name, role_name, region) values ('reviewer',"
                + " 'RECOVERY_OFFICER', '440000')");
    assertThatThrownBy(() -> agreed(request)).isInstanceOf(RuleViolation.class);
    assertThat(house.database().text("select count(*) from kmc_officer")).isEqualTo("0");
  }

  private void password(String name, String known) {
    house
        .database()
        .execute(
            "update staff_account set password_hash = '%s' where name = '%s'"
                .formatted(PasswordHash.of(known.toCharArray()), name));
  }

  // ---- the first start of a demonstration, and one that was there before

  private static final FirstAccounts.Desk DESK =
      new FirstAccounts.Desk(GUANGDONG, "gd", "广东省", null);

  private void start() {
    house.inTransaction(() -> house.bean(FirstAccounts.class).createIfNone(List.of(DESK)));
  }

  private static Path file() {
    return PlaceSettings.DATA.value().resolve("accounts.txt");
  }

  private static List<String> officers() throws IOException {
    return Files.readAllLines(file()).stream()
        .filter(line -> line.contains(" RECOVERY_OFFICER 440000"))
        .toList();
  }

  private void nobodyIsHere() {
    house.database().execute("delete from staff_role");
    house.database().execute("delete from staff_account");
  }

  @Test
  void a_demonstration_begins_with_three_officers_who_may_consent_at_once() throws IOException {
    nobodyIsHere();
    System.setProperty(DEMONSTRATION, "true");
    start();
    assertThat(officers())
        .extracting(line -> line.split(" ")[0])
        .containsExactly("gd-officer1", "gd-officer2", "gd-officer3");
    String[] first = officers().get(0).split(" ");
    String[] second = officers().get(1).split(" ");
    assertThat(admission("gd-officer1")).as("on record").contains("exempt=first start");
    assertThat(consent(first[0], first[1])).isEqualTo(Quorum.State.WAITING);
    assertThat(consent(second[0], second[1])).isEqualTo(Quorum.State.ENOUGH);
  }

  @Test
  void a_bureau_that_is_none_begins_with_none() throws IOException {
    nobodyIsHere();
    start();
    assertThat(officers()).isEmpty();
    assertThat(house.database().text("select count(*) from kmc_officer")).isEqualTo("0");
  }

  @Test
  void a_demonstration_of_before_gets_the_officers_it_lacks_once_and_they_wait_a_day()
      throws IOException {
    nobodyIsHere();
    System.setProperty(DEMONSTRATION, "true");
    start();
    List<String> others =
        Files.readAllLines(file()).stream().filter(line -> !line.contains("OFFICER")).toList();
    house.database().execute("delete from staff_role where role_name = 'RECOVERY_OFFICER'");
    house.database().execute("delete from staff_account where name like 'gd-officer%'");
    house.database().execute("delete from kmc_officer");
    house.database().execute("delete from audit_entry where object_id like 'gd-officer%'");
    Files.write(file(), others);

    start();
    assertThat(Files.readAllLines(file())).containsAll(others).hasSize(others.size() + 3);
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    String[] first = officers().get(0).split(" ");
    refused("kmc.not-settled", () -> consent(first[0], first[1]));
    house.clock().advance(A_DAY);
    consent(first[0], first[1]);

    List<String> now = Files.readAllLines(file());
    start();
    assertThat(Files.readAllLines(file())).isEqualTo(now);
  }
}
