package org.certbureau.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
          claims.add(() -> runs.claim("job", slot, HALF_AN_HOUR).isPresent());
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
      Optional<JobRun> run = here.claim("job", "today", HALF_AN_HOUR);
      assertThat(run).isPresent();
      assertThat(here.claim("job", "today", HALF_AN_HOUR)).as("it is running").isEmpty();
      assertThat(there.claim("job", "tomorrow", HALF_AN_HOUR)).as("another slot").isPresent();
      assertThat(there.claim("other job", "today", HALF_AN_HOUR)).as("another job").isPresent();

      one.clock().advance(HALF_AN_HOUR);
      assertThat(there.claim("job", "today", HALF_AN_HOUR)).as("to the second").isEmpty();
      one.clock().advance(Duration.ofMillis(1));
      assertThat(
              Together.all(
                  () -> here.claim("job", "today", HALF_AN_HOUR).isPresent(),
                  () -> there.claim("job", "today", HALF_AN_HOUR).isPresent()))
          .containsExactlyInAnyOrder(true, false);

      run.orElseThrow().finished();
      one.clock().advance(Duration.ofDays(3));
      assertThat(there.claim("job", "today", HALF_AN_HOUR)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_run_that_is_heard_of_is_never_taken_over_however_long_it_takes(Database on) {
    try (House one = node(on);
        House other = new House(one.database(), one.clock())) {
      JobRun run = one.bean(JobRuns.class).claim("job", "today", HALF_AN_HOUR).orElseThrow();
      for (int i = 0; i < 100; i++) {
        one.clock().advance(Duration.ofMinutes(1 + i % 29));
        run.goesOn();
        one.clock().advance(Duration.ofMinutes(1));

        assertThat(other.bean(JobRuns.class).claim("job", "today", HALF_AN_HOUR)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_run_that_fell_silent_may_go_on_until_it_is_taken_over_or_finished(Database on) {
    try (House one = node(on);
        House other = new House(one.database(), one.clock())) {
      JobRun silent = one.bean(JobRuns.class).claim("job", "today", HALF_AN_HOUR).orElseThrow();
      one.clock().advance(Duration.ofHours(1));
      silent.goesOn();
      one.clock().advance(Duration.ofHours(1));
      JobRun next = other.bean(JobRuns.class).claim("job", "today", HALF_AN_HOUR).orElseThrow();

      assertThatThrownBy(silent::goesOn).hasMessageContaining("another node");
      assertThatCode(next::goesOn).doesNotThrowAnyException();

      next.finished();
      one.clock().advance(Duration.ofHours(1));
      assertThatThrownBy(next::goesOn).hasMessageContaining("job today");
    }
  }
}
