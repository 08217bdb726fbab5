package org.certbureau.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.ejb.EJBAccessException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.proposal.Answer;
import org.certbureau.region.proposal.ProposalView;
import org.certbureau.region.reading.PolicyFit;
import org.certbureau.region.shelf.PolicyRows;
import org.certbureau.region.shelf.PolicyRows.Outcome;
import org.certbureau.staff.Roles;
import org.certbureau.testing.Database;
import org.certbureau.testing.House;
import org.certbureau.testing.Refused;
import org.certbureau.testing.Staff;
import org.certbureau.testing.TestClock;
import org.certbureau.testing.TestDatabase;
import org.certbureau.testing.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a later version of a policy comes to a bureau at work. */
class ProposalDeskTest {
  private static final String FIRST = Policies.text("db/policies/430100.yaml");
  private static final int NEWEST = Policies.CHANGSHA.version();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private House house = new House(TestDatabase.h2(), TestClock.at("2026-11-22T10:42"));
  private Staff one;
  private Staff other;

  @BeforeEach
  void atWork() {
    begin();
  }

  private void begin() {
    one = Staff.hire(house, "guan1", null, Roles.ADMIN);
    other = Staff.hire(house, "guan2", null, Roles.ADMIN);
    assertThat(bring(false, FIRST)).containsExactly(Outcome.STORED);
  }

  @AfterEach
  void close() {
    house.close();
  }

  private List<Outcome> bring(boolean demonstration, String... documents) {
    return List.copyOf(rows().bring(List.of(documents), demonstration).values());
  }

  private PolicyRows rows() {
    return house.bean(PolicyRows.class);
  }

  private ProposalDesk desk() {
    return house.bean(ProposalDesk.class);
  }

  private int inForce() {
    return house.bean(PolicyDesk.class).inForce(Policies.CS).version();
  }

  /** The first version under another number, from another day on, with another price. */
  private static String later(int version, String from, String price) {
    return FIRST
        .replaceFirst("(?m)^version: 1$", "version: " + version)
        .replaceFirst("(?m)^effectiveFrom: .*$", "effectiveFrom: " + from)
        .replaceFirst("\"50.00\"", "\"" + price + "\"");
  }

  private static final String SECOND = later(2, "2020-01-01", "60.00");

  private ProposalView consents(Staff who, int version) {
    return who.does(() -> desk().consent(Policies.CS, version, read(version)));
  }

  /** SM3 of the document as it lies there, whoever may read it. */
  private String read(int version) {
    return house
        .database()
        .text(
            "select document_sm3 from region_policy_proposal where policy_id = '430100-%d'"
                .formatted(version));
  }

  private List<AuditRecord> trail(int version) {
    return house.bean(AuditTrail.class).of("policy", "430100-" + version);
  }

  private static void refused(
      Class<? extends RuleViolation> kind, String code, ThrowingCallable deed) {
    RuleViolation refusal = catchThrowableOfType(RuleViolation.class, deed);
    assertThat(refusal).isInstanceOf(kind);
    assertThat(refusal.problems()).singleElement().matches(p -> p.code().equals(code));
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_later_version_is_in_force_when_two_administrators_say_so_and_not_before(Database kind) {
    house.close();
    house = new House(kind.open(), TestClock.at("2026-11-22T10:42"));
    begin();

    assertThat(bring(false, FIRST, SECOND)).containsExactly(Outcome.THERE, Outcome.PROPOSED);
    assertThat(inForce()).isEqualTo(1);
    assertThat(one.does(desk()::open))
        .extracting(
            ProposalView::region,
            ProposalView::version,
            ProposalView::inForce,
            ProposalView::needed)
        .containsExactly(tuple(Policies.CS, 2, 1, 2));

    assertThat(one.does(desk()::waiting)).isEqualTo(1);
    assertThat(consents(one, 2).consents()).isEqualTo(1);
    assertThat(inForce()).isEqualTo(1);

    assertThat(consents(other, 2).inForceFrom()).isEqualTo(TODAY);
    assertThat(inForce()).isEqualTo(2);
    assertThat(one.does(desk()::open)).isEmpty();
    assertThat(one.does(desk()::waiting)).isZero();
    assertThat(house.bean(PolicyDesk.class).inForce(Policies.CS, TODAY.minusDays(1)).version())
        .as("what was done before stays under the version of before")
        .isEqualTo(1);
    assertThat(trail(2))
        .extracting(AuditRecord::action, AuditRecord::actor)
        .containsExactly(
            tuple("policy.proposed", "system"),
            tuple("policy.consented", "guan1"),
            tuple("policy.consented", "guan2"),
            tuple("policy.adopted", "guan2"));
    assertThat(bring(false, FIRST, SECOND)).containsExactly(Outcome.THERE, Outcome.THERE);
  }

  @Test
  void a_version_that_an_administrator_enters_waits_for_a_second_one_alone() {
    ProposalView entered = one.does(() -> desk().enter(later(2, "2026-12-01", "60.00")));
    assertThat(entered.effectiveFrom()).isEqualTo("2026-12-01");
    assertThat(entered.consents()).isEqualTo(1);
    assertThat(entered.inForceFrom()).isNull();
    assertThat(one.does(() -> desk().enter(later(2, "2026-12-01", "60.00"))))
        .as("entered again it changes nothing")
        .isEqualTo(entered);
    assertThat(consents(other, 2).inForceFrom()).isEqualTo("2026-12-01");
    assertThat(trail(2))
        .extracting(AuditRecord::action, AuditRecord::actor)
        .containsExactly(
            tuple("policy.proposed", "guan1"),
            tuple("policy.consented", "guan1"),
            tuple("policy.consented", "guan2"),
            tuple("policy.adopted", "guan2"));
  }

  @Test
  void another_document_under_its_number_needs_two_voices_anew() {
    one.does(() -> desk().enter(SECOND));
    ProposalView entered = other.does(() -> desk().enter(later(2, "2020-01-01", "70.00")));
    assertThat(entered.voices())
        .extracting(ProposalView.Said::administrator)
        .containsExactly("guan2");
    assertThat(inForce()).isEqualTo(1);
  }

  @Test
  void what_is_no_policy_or_comes_too_late_is_not_entered() {
    bring(false, later(3, "2020-01-01", "60.00"));
    for (String text : List.of("", "x", "version: 2", later(4, "2020-01-01", "a price"))) {
      refused(
          RuleViolation.class,
          "region.proposal-unreadable",
          () -> one.does(() -> desk().enter(text)));
    }
    Problem unlike = Refused.at(() -> one.does(() -> desk().enter("version: 2")));
    assertThat(Messages.text(Locale.SIMPLIFIED_CHINESE, unlike))
        .contains("不合政策的格式")
        .doesNotContain("required", "schema");
    assertThat(Messages.text(Locale.ENGLISH, unlike)).contains("required property 'form'");
    refused(Conflict.class, "region.proposal-over", () -> one.does(() -> desk().enter(FIRST)));
    refused(Conflict.class, "region.proposal-stale", () -> one.does(() -> desk().enter(SECOND)));
    refused(
        NotFound.class,
        "region.region-unknown",
        () -> one.does(() -> desk().enter(Policies.text("db/policies/440000.yaml"))));
    assertThat(one.does(desk()::open)).extracting(ProposalView::version).containsExactly(3);
  }

  /** Say, of a program that knows more than the one that proposed it. */
  @Test
  void what_those_who_go_by_it_cannot_do_is_neither_entered_nor_agreed_to() {
    Problem misfit = Problem.of("certificate.policy-gate-too-late", "document", "gates[0]");
    house.with((PolicyFit) policy -> policy.version() == 2 ? List.of(misfit) : List.of());
    bring(false, SECOND);
    for (Supplier<?> deed :
        List.<Supplier<?>>of(
            () -> desk().enter(SECOND), () -> desk().consent(Policies.CS, 2, read(2)))) {
      refused(RuleViolation.class, misfit.code(), () -> one.does(deed));
    }
    assertThat(one.does(() -> desk().of(Policies.CS, 2)).voices()).isEmpty();
    assertThat(one.does(() -> desk().enter(later(3, "2020-01-01", "60.00"))).consents())
        .isEqualTo(1);
  }

  @ParameterizedTest(name = "agreed on 2026-11-22 of a version from {0} on: in force from {1}")
  @CsvSource({"2020-01-01, 2026-11-22", "2026-11-22, 2026-11-22", "2026-12-01, 2026-12-01"})
  void it_is_in_force_from_the_second_consent_or_its_own_day_whichever_is_later(
      String named, LocalDate from) {
    bring(false, later(2, named, "60.00"));
    consents(one, 2);
    assertThat(consents(other, 2).inForceFrom()).isEqualTo(from);
    house.clock().set(from.minusDays(1) + "T23:59");
    assertThat(inForce()).isEqualTo(1);
    house.clock().set(from + "T00:00");
    assertThat(inForce()).isEqualTo(2);
  }

  @Test
  void one_administrator_is_one_however_often_it_is_clicked() {
    bring(false, SECOND);
    for (int click = 0; click < 3; click++) {
      assertThat(consents(one, 2).consents()).isEqualTo(1);
    }
    assertThat(inForce()).isEqualTo(1);
    consents(other, 2);
    assertThat(one.does(() -> desk().of(Policies.CS, 2)).voices())
        .extracting(ProposalView.Said::administrator)
        .containsExactly("guan1", "guan2");
    int noted = trail(2).size();
    assertThat(consents(other, 2).inForceFrom()).isEqualTo(TODAY);
    assertThat(trail(2)).as("a double click is one consent").hasSize(noted);
  }

  /** What became of the administrator {@code guan1} since. */
  @ParameterizedTest(name = "the voice of one who is {0} counts: {2}")
  @CsvSource({
    "disabled, update staff_account set disabled = true, false",
    "no administrator, delete from staff_role, false",
    "something else, update staff_role set role_name = 'AUDITOR', false",
    "administrator elsewhere, update staff_role set region = '440000', false",
    "administrator of this region alone, update staff_role set region = '430100', true",
    "locked for a while, update staff_account set failed_tries = 4, true"
  })
  void only_the_voice_of_an_administrator_in_force_counts(
      String since, String change, boolean counts) {
    bring(false, SECOND);
    consents(one, 2);
    String key = change.contains("staff_account") ? "name" : "account_name";
    house.database().execute(change + " where " + key + " = 'guan1'");

    ProposalView after = consents(other, 2);

    assertThat(after.voices())
        .extracting(ProposalView.Said::administrator)
        .isEqualTo(counts ? List.of("guan1", "guan2") : List.of("guan2"));
    assertThat(after.consents()).isEqualTo(counts ? 2 : 1);
    assertThat(inForce()).isEqualTo(counts ? 2 : 1);

    Staff third = Staff.hire(house, "guan3", null, Roles.ADMIN);
    if (!counts) {
      ProposalView adopted = consents(third, 2);
      assertThat(adopted.inForceFrom()).isEqualTo(TODAY);
      assertThat(adopted.consents()).isEqualTo(2);
    }
    assertThat(trail(2))
        .last()
        .matches(
            entry ->
                entry.details().get("consents").equals(counts ? "guan1, guan2" : "guan2, guan3"));
  }

  /** Another role in a region does not lend the one of an administrator there. */
  @Test
  void who_administers_another_region_neither_sees_nor_answers_where_they_accept() {
    bring(false, SECOND);
    Staff both = Staff.hire(house, "guan3", RegionCode.of("440000"), Roles.ADMIN);
    house
        .database()
        .execute(
            "insert into staff_role (account_name, role_name, region)"
                + " values ('guan3', 'ACCEPTOR', '430100')");
    assertThat(both.does(desk()::open)).isEmpty();
    assertThat(both.does(desk()::waiting)).isZero();
    for (Supplier<?> deed : deeds()) {
      refused(NotFound.class, "region.proposal-unknown", () -> both.does(deed));
    }
    consents(other, 2);
    assertThat(inForce()).isEqualTo(1);
  }

  private List<Supplier<?>> deeds() {
    return List.of(
        () -> desk().of(Policies.CS, 2),
        () -> desk().difference(Policies.CS, 2),
        () -> desk().consent(Policies.CS, 2, read(2)),
        () -> desk().refuse(Policies.CS, 2, read(2), "价格不对"),
        () -> desk().takeBack(Policies.CS, 2));
  }

  @Test
  void what_has_ended_stays_as_it_stood() {
    bring(false, SECOND);
    consents(one, 2);
    consents(other, 2);
    house.database().execute("update staff_account set disabled = true where name = 'guan1'");
    assertThat(other.does(() -> desk().of(Policies.CS, 2)).consents()).isEqualTo(2);
  }

  @Test
  void two_who_agree_at_the_same_moment_are_two() throws Exception {
    bring(false, SECOND);
    assertThat(Together.all(() -> consents(one, 2), () -> consents(other, 2)))
        .extracting(ProposalView::consents)
        .containsExactlyInAnyOrder(1L, 2L);
    assertThat(inForce()).isEqualTo(2);
  }

  @Test
  void a_consent_can_be_taken_back_and_a_refusal_names_its_reason() {
    bring(false, SECOND);
    consents(one, 2);
    assertThat(one.does(() -> desk().takeBack(Policies.CS, 2)).voices()).isEmpty();
    consents(other, 2);
    assertThat(inForce()).isEqualTo(1);

    ProposalView view = other.does(() -> desk().refuse(Policies.CS, 2, read(2), "价格未经核准"));
    assertThat(view.voices())
        .extracting(
            ProposalView.Said::administrator, ProposalView.Said::answer, ProposalView.Said::reason)
        .containsExactly(tuple("guan2", Answer.REFUSAL, "价格未经核准"));
    consents(one, 2);
    assertThat(inForce()).as("who refuses does not consent").isEqualTo(1);
    consents(other, 2);
    assertThat(inForce()).isEqualTo(2);
    assertThat(trail(2))
        .extracting(AuditRecord::action)
        .containsExactly(
            "policy.proposed",
            "policy.consented",
            "policy.voice-taken-back",
            "policy.consented",
            "policy.refused",
            "policy.consented",
            "policy.consented",
            "policy.adopted");
  }

  @Test
  void nobody_refuses_without_a_reason_that_can_be_kept() {
    bring(false, SECOND);
    for (String nothing : new String[] {null, " ", "", "x"}) {
      refused(
          RuleViolation.class,
          "region.proposal-reason-missing",
          () -> other.does(() -> desk().refuse(Policies.CS, 2, read(2), nothing)));
    }
    refused(
        RuleViolation.class,
        "region.proposal-reason-too-long",
        () -> other.does(() -> desk().refuse(Policies.CS, 2, read(2), "很长".repeat(251))));
  }

  @Test
  void what_is_over_stale_or_unknown_is_not_agreed_to() {
    bring(false, SECOND);
    bring(false, later(3, "2020-01-01", "70.00"));
    consents(one, 3);
    consents(other, 3);
    assertThat(inForce()).isEqualTo(3);
    assertThat(one.does(desk()::open)).isEmpty();
    refused(Conflict.class, "region.proposal-stale", () -> consents(one, 2));
    refused(
        Conflict.class,
        "region.proposal-stale",
        () -> one.does(() -> desk().takeBack(Policies.CS, 2)));
    refused(
        Conflict.class,
        "region.proposal-over",
        () -> one.does(() -> desk().takeBack(Policies.CS, 3)));
    refused(
        Conflict.class,
        "region.proposal-over",
        () -> one.does(() -> desk().refuse(Policies.CS, 3, read(3), "太迟")));
    refused(NotFound.class, "region.proposal-unknown", () -> consents(one, 9));
    assertThat(bring(false, later(2, "2020-01-01", "65.00"))).containsExactly(Outcome.OVERTAKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lower", "UPPER", "in groups"})
  void a_digest_is_the_same_however_it_is_written(String way) {
    bring(false, SECOND);
    String told = one.does(desk()::open).get(0).sm3();
    String said =
        switch (way) {
          case "UPPER" -> told.toUpperCase(Locale.ROOT);
          case "in groups" -> " " + told.replaceAll("(.{8})", "$1 ");
          default -> told;
        };
    assertThat(one.does(() -> desk().consent(Policies.CS, 2, said)).voices()).hasSize(1);
  }

  /** It would be to whatever lies there by the time it arrives (ADR 19). */
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "-"})
  void nobody_answers_without_saying_which_document_was_read(String nothing) {
    bring(false, SECOND);
    consents(other, 2);
    for (Supplier<?> answer :
        List.<Supplier<?>>of(
            () -> desk().consent(Policies.CS, 2, nothing),
            () -> desk().refuse(Policies.CS, 2, nothing, "价格未经核准"))) {
      refused(RuleViolation.class, "region.proposal-unread", () -> one.does(answer));
    }
    assertThat(inForce()).isEqualTo(1);
    assertThat(one.does(() -> desk().of(Policies.CS, 2)).consents()).isEqualTo(1);
  }

  @Test
  void a_consent_is_to_the_document_that_was_read() {
    bring(false, SECOND);
    String read = consents(one, 2).sm3();
    assertThat(bring(false, later(2, "2020-01-01", "65.00"))).containsExactly(Outcome.PROPOSED);
    assertThat(one.does(desk()::open))
        .singleElement()
        .matches(proposal -> proposal.voices().isEmpty(), "nobody has agreed to this one");
    refused(
        Conflict.class,
        "region.proposal-changed",
        () -> one.does(() -> desk().consent(Policies.CS, 2, read)));
    assertThat(trail(2))
        .last()
        .matches(entry -> entry.action().equals("policy.consented") == false);
  }

  @Test
  void of_several_later_versions_the_last_is_proposed_and_one_proposed_before_falls() {
    assertThat(bring(false, FIRST, SECOND)).containsExactly(Outcome.THERE, Outcome.PROPOSED);
    assertThat(consents(one, 2).consents()).isEqualTo(1);

    String third = later(3, "2020-01-01", "70.00");
    String fourth = later(4, "2020-01-01", "80.00");
    assertThat(bring(false, FIRST, SECOND, third, fourth))
        .containsExactly(Outcome.THERE, Outcome.OVERTAKEN, Outcome.OVERTAKEN, Outcome.PROPOSED);

    assertThat(one.does(desk()::open)).extracting(ProposalView::version).containsExactly(4);
    assertThat(one.does(desk()::waiting)).isEqualTo(1);
    refused(Conflict.class, "region.proposal-stale", () -> consents(other, 2));
    assertThat(inForce()).isEqualTo(1);
    consents(one, 4);
    consents(other, 4);
    assertThat(inForce()).isEqualTo(4);
    assertThat(one.does(desk()::waiting)).isZero();
  }

  @Test
  void only_administrators_see_and_answer_proposals() {
    bring(false, SECOND);
    for (String role : new String[] {Roles.ACCEPTOR, Roles.AUDITOR, Roles.BRANCH}) {
      Staff stranger = Staff.hire(house, "ren-" + role, Policies.CS, role);
      assertThatExceptionOfType(EJBAccessException.class)
          .isThrownBy(() -> stranger.does(desk()::open));
      for (Supplier<?> deed : deeds()) {
        assertThatExceptionOfType(EJBAccessException.class).isThrownBy(() -> stranger.does(deed));
      }
    }
  }

  @Test
  void administrators_read_by_which_rows_it_differs() {
    bring(false, SECOND);
    assertThat(one.does(() -> desk().difference(Policies.CS, 2)))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.section()).isEqualTo("tariff");
              assertThat(row.name().zh()).isEqualTo("介质费");
              assertThat(row.after().rule()).isEqualTo("CS-F2");
              assertThat(row.after().citation()).isEqualTo("介质费 50 元");
            });
  }

  // ---- what a program brings, and to whom

  @Test
  void a_new_database_has_the_newest_at_once() {
    try (House young = new House(TestDatabase.h2(), TestClock.at("2026-11-22T10:42"))) {
      Map<Integer, Outcome> outcomes =
          young.bean(PolicyRows.class).bring(List.of(SECOND, FIRST), false);
      assertThat(outcomes)
          .containsExactly(Map.entry(1, Outcome.STORED), Map.entry(2, Outcome.STORED));
      assertThat(young.bean(PolicyDesk.class).inForce(Policies.CS).version()).isEqualTo(2);
    }
  }

  @Test
  void two_nodes_that_start_at_once_over_a_new_database_propose_nothing() throws Exception {
    TestDatabase database = TestDatabase.h2();
    try (House a = new House(database, house.clock());
        House b = new House(database, house.clock())) {
      Together.all(() -> start(a), () -> start(b));
      assertThat(a.bean(PolicyDesk.class).inForce(Policies.CS).version()).isEqualTo(NEWEST);
      assertThat(b.database().number("select count(*) from region_policy_proposal")).isZero();
    }
  }

  @Test
  void two_nodes_that_start_at_once_over_a_bureau_at_work_propose_once() throws Exception {
    try (House second = new House(house.database(), house.clock())) {
      Together.all(() -> start(house), () -> start(second));
      assertThat(one.does(desk()::open)).extracting(ProposalView::version).containsExactly(NEWEST);
      assertThat(trail(NEWEST)).extracting(AuditRecord::action).containsExactly("policy.proposed");
    }
  }

  private static Object start(House node) {
    return node.bean(org.certbureau.region.shelf.PolicyLoader.class);
  }

  @Test
  void a_demonstration_has_it_at_once_from_this_day_on() {
    assertThat(bring(true, FIRST, SECOND)).containsExactly(Outcome.THERE, Outcome.STORED);
    assertThat(inForce()).isEqualTo(2);
    assertThat(house.bean(PolicyDesk.class).inForce(Policies.CS, TODAY.minusDays(1)).version())
        .isEqualTo(1);
  }

  /** A document that is still being written: whoever tries it is not stuck with the old one. */
  @Test
  void a_demonstration_takes_another_document_under_the_same_number() {
    bring(true, SECOND);
    assertThat(bring(true, later(2, "2020-01-01", "65.00"))).containsExactly(Outcome.REPLACED);
    try (House restarted = new House(house.database(), house.clock())) {
      assertThat(
              restarted.bean(PolicyDesk.class).inForce(Policies.CS).tariff().stream()
                  .map(line -> line.amount().toString()))
          .contains("65.00");
    }
    assertThat(bring(false, SECOND))
        .as("a bureau at work does not")
        .containsExactly(Outcome.DIFFERS);
  }

  @ParameterizedTest(name = "in a demonstration: {0}")
  @CsvSource({"true", "false"})
  void what_an_administrator_made_is_never_replaced(boolean demonstration) {
    String own = later(2, "2020-01-01", "88.00");
    Policies.approve(house, own, "guan1");
    assertThat(bring(demonstration, FIRST, SECOND)).containsExactly(Outcome.THERE, Outcome.DIFFERS);
    assertThat(one.does(desk()::open)).isEmpty();
    assertThat(house.bean(PolicyDesk.class).version(Policies.CS, 2).tariff())
        .anyMatch(line -> line.amount().toString().equals("88.00"));
  }

  /** By hand, in the row that the program had brought. */
  @Test
  void what_an_administrator_changed_in_a_demonstration_stays_too() {
    bring(true, SECOND);
    String own = later(2, "2020-01-01", "88.00");
    house
        .database()
        .execute(
            "update region_policy set document = '%s', document_sm3 = '%s' where policy_id ="
                    .formatted(
                        own.replace("'", "''"),
                        org.certbureau.crypto.Sm3.hex(
                            own.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                + " '430100-2'");
    assertThat(bring(true, SECOND)).containsExactly(Outcome.DIFFERS);
  }
}
