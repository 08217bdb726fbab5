package org.certbureau.kmc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.certbureau.staff.PasswordHash;
import org.certbureau.testing.House;
import org.certbureau.testing.TestMasterKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The embedded centre, and somebody who can write into its database. */
class EmbeddedKeyRecoveryTest extends KeyRecoveryContract {
  private final House house;

  EmbeddedKeyRecoveryTest() {
    TestMasterKey.inUse();
    house = House.onH2();
  }

  @AfterEach
  void close() {
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
        "update kmc_statement set order_digest = mac",
        "update kmc_statement set place = 2",
        "delete from kmc_statement",
        "update kmc_recovery set said = 2",
        "update kmc_recovery set last_mac = null"
      })
  void a_consent_that_was_written_rewritten_or_taken_away_brings_nothing_back(String statement) {
    consent(LIN);
    sql(statement);
    assertThat(state()).isEqualTo(Quorum.State.FORGED);
    assertThat(code(this::recover)).isEqualTo("kmc.forged");
    assertThat(code(() -> consent(CHEN))).isEqualTo("kmc.forged");
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
        "update kmc_recovery set question = null",
        "update kmc_statement set officer = 'gd-officer2'"
      })
  void a_repetition_does_not_start_without_a_refusal_that_was_taken_away(String statement) {
    inTransaction(() -> centre().refuse(order, LIN, password(LIN), "不是本单位的章"));
    end();
    sql(statement);
    RecoveryOrder again = repeated(order, 2);
    assertThat(code(() -> inTransaction(() -> centre().open(again, APPROVED))))
        .isEqualTo("kmc.forged");
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
    assertThat(
            house
                .database()
                .number("select count(*) from audit_entry where action = 'key-officer.admitted'"))
        .isEqualTo(3);
  }
}
