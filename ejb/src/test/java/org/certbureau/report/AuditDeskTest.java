package org.certbureau.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.certbureau.audit.AuditMarks;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.audit.ChainRows;
import org.certbureau.audit.SingleEvent;
import org.certbureau.audit.Verification;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.Roles;
import org.certbureau.testing.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What auditors see of the trail, and what the trail sees of them. */
class AuditDeskTest {
  private static final String OUTSIDE = "bureau.audit.export.dir";

  @TempDir private Path outside;
  private Ledger ledger;

  @BeforeEach
  void open() {
    System.setProperty(OUTSIDE, outside.toString());
    ledger = new Ledger(Database.H2.open());
    ledger.house().bean(AuditMarks.class).settle();
    ledger.house().bean(AuditMarks.class).carryOutside();
    record("430100", "door.opened", "li");
    record("440000", "door.opened", "huang");
    record(null, "policy.loaded", "system");
    record("430100", "door.closed", "li");
    seal();
  }

  @AfterEach
  void close() {
    System.clearProperty(OUTSIDE);
    ledger.close();
  }

  private void record(String region, String action, String actor) {
    RegionCode code = region == null ? null : RegionCode.of(region);
    ledger
        .house()
        .inTransaction(
            () ->
                ledger
                    .house()
                    .bean(AuditTrail.class)
                    .record(new SingleEvent("door", code), action, actor, Map.of()));
    ledger.house().clock().advance(Duration.ofMinutes(1));
  }

  private void seal() {
    ledger.house().bean(ChainRows.class).sealBatch();
  }

  private List<AuditRecord> page(String auditor, AuditTrail.Filter filter, Long before, int limit) {
    return ledger.as(
        auditor, () -> ledger.house().bean(AuditDesk.class).page(filter, before, limit));
  }

  private List<String> actions(String auditor, AuditTrail.Filter filter) {
    return page(auditor, filter, null, 50).stream().map(AuditRecord::action).toList();
  }

  @Test
  void an_auditor_sees_the_own_regions_and_the_whole_house_the_newest_first() {
    assertThat(actions("SHEN_JI", AuditTrail.Filter.EVERYTHING))
        .containsExactly("door.closed", "policy.loaded", "door.opened");
    assertThat(actions("LIN_JI", AuditTrail.Filter.EVERYTHING))
        .containsExactly("policy.loaded", "door.opened");
    assertThat(actions("AN_QUAN", AuditTrail.Filter.EVERYTHING)).hasSize(4);
  }

  @Test
  void nobody_else_sees_it() {
    for (String role : List.of(Roles.ADMIN, Roles.ACCEPTOR, Roles.REVIEWER, Roles.MAKER)) {
      assertThatThrownBy(
              () ->
                  ledger
                      .house()
                      .as(
                          "LI_WEN",
                          Set.of(role),
                          () ->
                              ledger
                                  .house()
                                  .bean(AuditDesk.class)
                                  .page(AuditTrail.Filter.EVERYTHING, null, 5)))
          .isInstanceOf(EJBAccessException.class);
    }
  }

  @Test
  void the_trail_is_walked_by_place() {
    List<AuditRecord> first = page("AN_QUAN", AuditTrail.Filter.EVERYTHING, null, 3);
    List<AuditRecord> second =
        page("AN_QUAN", AuditTrail.Filter.EVERYTHING, first.get(2).place(), 3);

    assertThat(first).extracting(AuditRecord::place).containsExactly(4L, 3L, 2L);
    assertThat(second).extracting(AuditRecord::place).containsExactly(1L);
  }

  @Test
  void it_is_narrowed_by_actor_action_object_and_time() {
    Instant second = Instant.parse("2026-11-22T02:46:00Z");

    assertThat(actions("AN_QUAN", filter("li", null, null, null, null)))
        .containsExactly("door.closed", "door.opened");
    assertThat(actions("AN_QUAN", filter(null, "policy.", null, null, null)))
        .containsExactly("policy.loaded");
    assertThat(actions("AN_QUAN", filter(null, "door_", null, null, null)))
        .as("no wildcard")
        .isEmpty();
    assertThat(actions("AN_QUAN", filter(null, null, "nothing", null, null))).isEmpty();
    assertThat(actions("AN_QUAN", filter(null, null, null, second, null))).hasSize(3);
    assertThat(actions("AN_QUAN", filter(null, null, null, null, second))).hasSize(1);
  }

  private static AuditTrail.Filter filter(
      String actor, String action, String object, Instant from, Instant until) {
    return new AuditTrail.Filter(actor, action, object, from, until);
  }

  @Test
  void every_query_of_an_auditor_is_an_entry_with_its_filter() {
    page("SHEN_JI", filter("li", "door.", null, null, null), 9L, 50);
    seal();

    AuditRecord reading =
        page("SHEN_JI", filter(null, "audit.read", null, null, null), null, 50).get(0);
    assertThat(reading.actor()).isEqualTo("SHEN_JI");
    assertThat(reading.region()).isEqualTo(RegionCode.of("430100"));
    assertThat(reading.details())
        .isEqualTo(Map.of("actor", "li", "action", "door.", "before", "9"));
    assertThat(
            ledger
                .house()
                .database()
                .number("select count(*) from audit_entry where action = 'audit.read'"))
        .isEqualTo(2);
  }

  @Test
  void a_verification_covers_all_regions_and_goes_on_record_with_its_result() {
    Verification intact = ledger.as("SHEN_JI", () -> ledger.house().bean(AuditDesk.class).verify());
    assertThat(intact.intact()).isTrue();
    assertThat(intact.entries()).isEqualTo(4);
    seal();
    ledger
        .house()
        .database()
        .execute("update audit_entry set actor = 'someone' where region = '440000'");

    Verification broken = ledger.as("SHEN_JI", () -> ledger.house().bean(AuditDesk.class).verify());

    assertThat(broken.brokenInWords(Locale.ENGLISH)).startsWith("place 2: ");
    seal();
    assertThat(page("SHEN_JI", filter(null, "audit.verified", null, null, null), null, 5))
        .extracting(entry -> entry.details().get("result"))
        .containsExactly("broken", "intact");
  }

  @Test
  void what_somebody_has_to_look_at_is_told_in_words() {
    assertThat(alarms()).isEmpty();
    ledger
        .house()
        .database()
        .execute(
            "insert into audit_entry (id, object_type, object_id, object_number, occurred_at,"
                + " actor, action, details, place) values (9000, 'door', 'x', 1, timestamp"
                + " '2026-11-22 02:45:00', 'li', 'door.opened', '{}', -9000)");
    seal();

    assertThat(alarms()).containsExactly("Rows were set aside that the bureau had not written.");
  }

  private List<String> alarms() {
    return ledger.as("SHEN_JI", () -> ledger.house().bean(AuditDesk.class).alarms()).stream()
        .map(problem -> Messages.text(Locale.ENGLISH, problem))
        .toList();
  }
}
