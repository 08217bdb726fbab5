package org.certbureau.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.application.Counter.CHANGSHA;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.testing.Database;
import org.certbureau.testing.House;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes on one database at the same moment: everybody is told once. */
class TwoNodesTest {
  private static final int PAIRS = 120;

  @ParameterizedTest
  @EnumSource
  void the_daily_job_is_won_by_one_of_them(Database on) throws Exception {
    try (NoticeOffice office = new NoticeOffice(on.open());
        House second = NoticeOffice.secondNode(office, office.post())) {
      fill(office);

      both(
          () -> office.house().bean(ExpiryWatch.class).tick(),
          () -> second.bean(ExpiryWatch.class).tick());

      assertThat(office.notices()).isEqualTo(PAIRS);
      assertThat(office.audited("notice.written")).hasSize(PAIRS).doesNotHaveDuplicates();
      assertThat(office.house().database().number("select count(*) from job_run")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_run_that_was_taken_over_too_early_writes_nothing_twice(Database on) throws Exception {
    try (NoticeOffice office = new NoticeOffice(on.open());
        House second = NoticeOffice.secondNode(office, office.post())) {
      fill(office);

      // as if both had won: each walks the whole window
      both(() -> walk(office.house()), () -> walk(second));

      assertThat(office.notices()).isEqualTo(PAIRS);
      assertThat(office.dispatches(DispatchState.WAITING)).isEqualTo(PAIRS);
      assertThat(office.audited("notice.written")).hasSize(PAIRS).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource
  void every_letter_goes_to_the_post_once(Database on) throws Exception {
    try (NoticeOffice office = new NoticeOffice(on.open());
        House second = NoticeOffice.secondNode(office, office.post())) {
      fill(office);
      office.look();

      both(
          () -> office.house().bean(Postman.class).tick(), () -> second.bean(Postman.class).tick());
      office.send(); // what one left to the other at the end

      List<Letter> letters = List.copyOf(office.post().letters);
      assertThat(letters).extracting(Letter::id).hasSize(PAIRS).doesNotHaveDuplicates();
      assertThat(office.dispatches(DispatchState.SENT)).isEqualTo(PAIRS);
      assertThat(office.audited("notice.sent")).hasSize(PAIRS);
    }
  }

  private static void fill(NoticeOffice office) {
    CaseNumber number = office.application(CHANGSHA, "office@chenglan.example.cn");
    for (int i = 0; i < PAIRS; i++) {
      office.pair(CHANGSHA, "2026-12-20", "ACTIVE", number);
    }
  }

  /** The daily job without the slot that keeps two of them apart. */
  private static void walk(House node) {
    node.bean(ExpiryWatch.class).tellAll(() -> {});
  }

  private static void both(Runnable one, Runnable other) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> running =
          Stream.of(one, other)
              .<Future<?>>map(
                  work ->
                      threads.submit(
                          () -> {
                            start.await();
                            work.run();
                            return null;
                          }))
              .toList();
      for (Future<?> node : running) {
        node.get();
      }
    } finally {
      threads.shutdown();
    }
  }
}
