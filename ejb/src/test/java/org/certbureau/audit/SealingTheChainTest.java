package org.certbureau.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.certbureau.testing.Database;
import org.certbureau.testing.House;
import org.certbureau.testing.TestClock;
import org.certbureau.testing.TestDatabase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Entries are written with what they record, and get their place in the chain afterwards. */
class SealingTheChainTest {
  @TempDir Path outside;

  @ParameterizedTest
  @EnumSource
  void entries_get_places_without_gaps_in_their_order(Database on) {
    try (TrailHouse trail = new TrailHouse(on.open(), outside)) {
      trail.recordFive();

      assertThat(trail.database().number("select count(*) from audit_entry")).isEqualTo(6);
      assertThat(trail.database().number("select max(place) from audit_entry")).isEqualTo(6);
      assertThat(trail.database().number("select place from audit_head")).isEqualTo(6);
      assertThat(trail.verify()).isEqualTo(Verification.intact(6, 0, 1));
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_the_first_start_writes_before_the_first_look_stands_behind_the_mark(Database on) {
    System.setProperty("bureau.audit.export.dir", outside.toString());
    try (House house = new House(on.open(), TestClock.at("2026-11-22T10:42"))) {
      house.inTransaction(
          () ->
              house
                  .bean(AuditTrail.class)
                  .record(new TrailHouse.Thing("one"), "thing.made", "system", Map.of()));
      house.bean(AuditMarks.class).settle();
      assertThat(house.database().number("select place from audit_mark")).isZero();
      house.bean(ChainRows.class).sealBatch();
      assertThat(
              house
                  .database()
                  .number(
                      "select count(*) from audit_entry where action = 'thing.made' and place = 1"))
          .isOne();
    } finally {
      System.clearProperty("bureau.audit.export.dir");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_entry_of_a_step_that_was_rolled_back_does_not_exist(Database on) {
    try (TrailHouse trail = new TrailHouse(on.open(), outside)) {
      assertThatThrownBy(
              () ->
                  trail
                      .house()
                      .inTransaction(
                          () -> {
                            trail.record(new TrailHouse.Thing("one"), "thing.made");
                            throw new IllegalStateException("no");
                          }))
          .isInstanceOf(EJBException.class);
      trail.seal();

      assertThat(trail.verify()).isEqualTo(Verification.intact(0, 0, 0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void two_entries_of_one_object_under_the_same_number_are_refused(Database on) {
    try (TrailHouse trail = new TrailHouse(on.open(), outside)) {
      trail.record(new TrailHouse.Thing("one"), "thing.made");

      assertThatThrownBy(() -> trail.record(new TrailHouse.Thing("one"), "thing.made"))
          .isInstanceOf(EJBException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void two_nodes_that_seal_at_once_build_one_chain(Database on) throws Exception {
    TestDatabase database = on.open();
    try (TrailHouse first = new TrailHouse(database, outside);
        TrailHouse second = new TrailHouse(database, outside)) {
      first
          .house()
          .inTransaction(
              () -> {
                for (int i = 0; i < 1200; i++) {
                  first
                      .house()
                      .bean(AuditTrail.class)
                      .record(new SingleEvent("event", null), "event.seen", "system", Map.of());
                }
              });
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try {
        List<Future<Integer>> sealing = new ArrayList<>();
        for (TrailHouse node : List.of(first, second)) {
          Callable<Integer> sealAll =
              () -> {
                int all = 0;
                for (int some = -1; some != 0; all += some) {
                  some = node.house().bean(ChainRows.class).sealBatch();
                }
                return all;
              };
          sealing.add(threads.submit(sealAll));
        }
        assertThat(sealing.get(0).get() + sealing.get(1).get()).isEqualTo(1201);
      } finally {
        threads.shutdown();
      }
      assertThat(first.verify()).isEqualTo(Verification.intact(1201, 0, 1));
    }
  }
}
