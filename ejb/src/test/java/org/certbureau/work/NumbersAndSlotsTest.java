package org.certbureau.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.certbureau.testing.Database;
import org.certbureau.testing.House;
import org.certbureau.testing.TestClock;
import org.certbureau.testing.Together;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What two nodes count together, and what one of them wins. */
class NumbersAndSlotsTest {
  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  private static House node(Database on) {
    return new House(on.open(), TestClock.at("2026-11-22T10:42"));
  }

  @ParameterizedTest
  @EnumSource
  void numbers_of_a_series_are_unique_over_nodes_and_threads_from_the_very_first(Database on)
      throws Exception {
    try (House one = node(on);
        House other = new House(one.database(), one.clock())) {
      List<Callable<List<Long>>> counters = new ArrayList<>();
      for (House node : List.of(one, other, one, other)) {
        Numbering numbering = node.bean(Numbering.class);
        counters.add(
            () -> {
              List<Long> drawn = new ArrayList<>();
              for (int i = 0; i < 25; i++) {
                drawn.add(numbering.next("case.CS.20261122"));
              }
              return drawn;
            });
      }

      List<Long> drawn = Together.all(counters).stream().flatMap(List::stream).sorted().toList();

      assertThat(drawn).containsExactlyElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
      assertThat(one.bean(Numbering.class).next("case.CS.20261123")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_number_is_drawn_also_where_the_callers_step_is_rolled_back_later(Database on) {
    try (House node = node(on)) {
      Numbering numbering = node.bean(Numbering.class);
      long first = node.inTransaction(() -> numbering.next("s"));

      assertThat(numbering.next("s")).isEqualTo(first + 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void one_of_many_wins_a_slot(Database on) throws Exception {
    try (House one = node(on);
        House other = new House(one.database(), one.clock())) {
      for (int day = 10; day < 20; day++) {
        String slot = "2026-11-" + day;
        List<Callable<Boolean>> claims = new ArrayList<>();
        for (House node : List.of(one, other, one, other)) {
          JobRuns runs = node.bean(JobRuns.class);
          claims.add(() -> runs.claim("job", slot, HALF_AN_HOUR));
        }

        assertThat(Together.all(claims)).containsOnlyOnce(true);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_dead_run_is_taken_over_once_and_a_finished_one_never(Database on) throws Exception {
    try (House one = node(on);
        House other = new House(one.database(), one.clock())) {
      JobRuns here = one.bean(JobRuns.class);
      JobRuns there = other.bean(JobRuns.class);
      assertThat(here.claim("job", "today", HALF_AN_HOUR)).isTrue();
      assertThat(here.claim("job", "today", HALF_AN_HOUR)).as("it is running").isFalse();
      assertThat(there.claim("job", "tomorrow", HALF_AN_HOUR)).as("another slot").isTrue();
      assertThat(there.claim("other job", "today", HALF_AN_HOUR)).as("another job").isTrue();

      one.clock().advance(HALF_AN_HOUR);
      assertThat(there.claim("job", "today", HALF_AN_HOUR)).as("to the second").isFalse();
      one.clock().advance(Duration.ofMillis(1));
      assertThat(
              Together.all(
                  () -> here.claim("job", "today", HALF_AN_HOUR),
                  () -> there.claim("job", "today", HALF_AN_HOUR)))
          .containsExactlyInAnyOrder(true, false);

      here.finished("job", "today");
      one.clock().advance(Duration.ofDays(3));
      assertThat(there.claim("job", "today", HALF_AN_HOUR)).isFalse();
    }
  }
}
