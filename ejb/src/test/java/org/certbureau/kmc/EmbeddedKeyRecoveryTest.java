package org.certbureau.kmc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.certbureau.crypto.Sm3;
import org.certbureau.crypto.Sm3Mac;
import org.certbureau.staff.PasswordHash;
import org.certbureau.testing.House;
import org.certbureau.testing.TestMasterKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded centre, and somebody who can write into its database. */
class EmbeddedKeyRecoveryTest extends KeyRecoveryContract {
  private static House house;

  @BeforeAll
  static void open() {
    TestMasterKey.inUse();
    house = House.onH2();
  }

  /** The next one has a centre without officers and orders. */
  @AfterEach
  void leave() {
    for (String table :
        List.of("kmc_statement", "kmc_recovery", "kmc_case", "kmc_officer", "audit_entry")) {
      house.database().execute("delete from " + table);
    }
  }

  /** Their passwords take long to be kept: they are let in once, and are then as they were. */
  @Override
  protected void letIn() {
    if (house
            .database()
            .number("select count(*) from information_schema.tables where table_name = 'LET_IN'")
        == 0) {
      super.letIn();
      house.database().execute("create table let_in as select * from kmc_officer");
    } else {
      sql("insert into kmc_officer select * from let_in");
    }
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Override
  protected KeyManagementCentre kmc() {
    return house.bean(EmbeddedKeyManagementCentre.class);
  }

  @Override
  protected KeyRecovery centre() {
    return house.bean(EmbeddedKeyRecovery.class);
  }

  @Override
  protected <T> T inTransaction(Supplier<T> work) {
    return house.inTransaction(work);
  }

  @Override
  protected void pass(Duration span) {
    house.clock().advance(span);
  }

  private void sql(String statement) {
    assertThat(house.database().execute(statement)).as(statement).isPositive();
  }

  @Test
  void an_officer_who_was_written_into_the_database_is_nobody() {
    consent(LIN);
    sql(
        "insert into kmc_officer (name, regions, verifier, admitted_by, mac, audit_count, version)"
            + " select 'intruder', regions, '"
            + PasswordHash.of(password("intruder"))
            + "', admitted_by, mac, 0, 1 from kmc_officer where name = '"
            + CHEN
            + "'");
    assertThat(code(() -> consent("intruder"))).isEqualTo("kmc.officer-unknown");
    assertThat(code(this::recover)).isEqualTo("kmc.no-quorum");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verifier = (select verifier from kmc_officer where name = 'gd-officer1')",
        "regions = '430100 440000'",
        "admitted_by = 'admin1'",
        "may_consent_from = timestamp '2020-01-01 00:00:00'",
        "left_at = timestamp '2020-01-01 00:00:00'"
      })
  void an_officer_of_whom_anything_was_rewritten_is_nobody_and_what_they_said_counts_no_more(
      String rewritten) {
    consent(LIN);
    consent(CHEN);
    sql("update kmc_officer set " + rewritten + " where name = '" + CHEN + "'");
    assertThat(code(this::recover)).isEqualTo("kmc.no-quorum");
    assertThat(code(() -> consent(CHEN))).isEqualTo("kmc.officer-unknown");
  }

  @Test
  void who_waits_after_a_reset_does_not_wait_less_for_a_row_that_was_rewritten() {
    admit(CHEN, Set.of("admin1", "admin2"));
    sql("update kmc_officer set may_consent_from = null where name = '" + CHEN + "'");
    assertThat(code(() -> consent(CHEN))).isEqualTo("kmc.officer-unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into kmc_statement (id, job, place, officer, answer, order_digest, said_at, mac)"
            + " select 9999, job, 2, 'gd-officer2', answer, order_digest, said_at, mac from"
            + " kmc_statement",
        "update kmc_statement set officer = 'gd-officer2'",
        "update kmc_statement set said_at = dateadd(hour, 5, said_at)",
        "update kmc_statement set answer = 'REFUSAL'",
        "update kmc_statement set answer = 'XX'",
        "update kmc_statement set order_digest = mac",
        "update kmc_statement set place = 2",
        "delete from kmc_statement",
        "update kmc_recovery set said = 2",
        "update kmc_recovery set last_mac = null",
        "update kmc_recovery set region = '430100'",
        "update kmc_recovery set region = 'xx'",
        "update kmc_recovery set opened_at = timestamp '2020-01-01 00:00:00'",
        "update kmc_recovery set approval = 9",
        "update kmc_recovery set how = 'VOID'",
        "update kmc_recovery set sealed_order = null",
        "update kmc_recovery set sealed_order = X'00'"
      })
  void a_consent_that_was_written_rewritten_or_taken_away_brings_nothing_back(String statement) {
    consent(LIN);
    sql(statement);
    assertThat(state()).isEqualTo(Quorum.State.FORGED);
    assertThat(centre().standing(order.job()).orElseThrow().isForged()).isTrue();
    assertThat(centre().changed()).containsExactly(order.job());
    assertThat(code(this::recover)).isEqualTo("kmc.forged");
    assertThat(code(() -> consent(CHEN))).isEqualTo("kmc.forged");
    end();
    assertThat(state()).as("an end makes nothing genuine").isEqualTo(Quorum.State.FORGED);
  }

  /** A row of before, as the centre wrote it then, is none of today's with a column taken away. */
  @Test
  void an_order_that_is_not_written_down_is_consented_to_by_nobody() {
    Sm3Mac macs = house.bean(EscrowKey.class).mac();
    String digest = Sm3.hex("of before".getBytes(StandardCharsets.UTF_8));
    byte[] text =
        new Written("kmc-recovery")
            .and("GD-20250101-000001-1")
            .and(digest)
            .and(0)
            .and(null)
            .and(null)
            .and(null)
            .bytes();
    sql(
        "insert into kmc_recovery (job, region, order_digest, said, mac, audit_count, version)"
            + " values ('GD-20250101-000001-1', '440000', '%s', 0, '%s', 0, 1)"
                .formatted(digest, macs.hex(text)));
    Standing standing = centre().standing("GD-20250101-000001-1").orElseThrow();
    assertThat(standing.isOfBefore()).isTrue();
    assertThat(standing.quorum().state()).isEqualTo(Quorum.State.ENDED);
    assertThat(centre().changed()).isEmpty();
  }

  /** Taken away or put back as it was, the count of approvals has more carried, and not less. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from kmc_case",
        "update kmc_case set approvals = 9",
        "update kmc_case set mac = 'nobody''s'",
        "update kmc_case set approvals = 1, mac = (select mac from kmc_case)"
      })
  void a_refusal_is_asked_anew_by_the_centres_own_count_of_approvals_alone(String statement) {
    inTransaction(() -> centre().refuse(order, LIN, password(LIN), "不是本单位的章"));
    end();
    sql(statement);
    RecoveryOrder again = repeated(order, 2);
    assertThat(open(again).of(LIN).orElseThrow().answer()).isEqualTo(Answer.REFUSAL);
  }

  @Test
  void a_refusal_that_was_taken_away_is_missed() {
    consent(LIN);
    inTransaction(() -> centre().refuse(order, LIN, password(LIN), "不是本单位的章"));
    sql("delete from kmc_statement where place = 2");
    assertThat(code(() -> consent(CHEN))).isEqualTo("kmc.forged");
    sql("update kmc_recovery set said = 1, last_mac = (select mac from kmc_statement)");
    assertThat(code(() -> consent(CHEN))).isEqualTo("kmc.forged");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from kmc_statement",
        "update kmc_recovery set said = 0, last_mac = null",
        "update kmc_recovery set approval = null",
        "update kmc_statement set officer = 'gd-officer2'"
      })
  void a_repetition_does_not_start_without_a_refusal_that_was_taken_away(String statement) {
    inTransaction(() -> centre().refuse(order, LIN, password(LIN), "不是本单位的章"));
    end();
    sql(statement);
    RecoveryOrder again = repeated(order, 2);
    assertThat(code(() -> inTransaction(() -> centre().open(again)))).isEqualTo("kmc.forged");
  }

  @Test
  void what_came_back_once_does_not_come_back_because_a_row_says_that_it_did_not() {
    consent(LIN);
    consent(CHEN);
    recover();
    sql("update kmc_recovery set recovered_at = null");
    assertThat(code(this::recover)).isEqualTo("kmc.forged");
  }

  @Test
  void a_clock_that_is_set_back_makes_no_consent_last_longer() {
    consent(LIN);
    house.clock().advance(Duration.ofHours(-2));
    assertThat(consent(CHEN).state()).as("one of them is of later").isEqualTo(Quorum.State.WAITING);
    assertThat(code(this::recover)).isEqualTo("kmc.no-quorum");
  }

  @Test
  void reasons_lie_sealed_in_the_database() {
    inTransaction(() -> centre().refuse(order, LIN, password(LIN), "不是本单位的章"));
    assertThat(
            house
                .database()
                .text("select rawtohex(sealed_reason) from kmc_statement where answer = 'REFUSAL'"))
        .doesNotContainIgnoringCase("E4B88DE698AF");
  }

  @Test
  void every_step_is_on_record() {
    consent(LIN);
    inTransaction(() -> centre().withdraw(order, LIN));
    inTransaction(() -> centre().refuse(order, HE, password(HE), "章不清"));
    consent(LIN);
    consent(CHEN);
    recover();
    for (String action : new String[] {"consented", "withdrawn", "refused", "recovered"}) {
      assertThat(
              house
                  .database()
                  .number(
                      "select count(*) from audit_entry where action = 'key-recovery."
                          + action
                          + "' and object_id = '"
                          + order.job()
                          + "'"))
          .as(action)
          .isPositive();
    }
    admit("gd-officer9", Set.of());
    assertThat(
            house
                .database()
                .number(
                    "select count(*) from audit_entry where action = 'key-officer.admitted'"
                        + " and object_id = 'gd-officer9'"))
        .isOne();
  }
}
