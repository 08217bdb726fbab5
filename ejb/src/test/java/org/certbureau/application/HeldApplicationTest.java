package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.application.Counter.CHANGSHA;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.certbureau.application.Counter.Person;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.Gate;
import org.certbureau.testing.House;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who changes an application waits for who is changing it, and then goes on from there. */
class HeldApplicationTest {
  private static Counter counter;
  private static House house;

  @BeforeAll
  static void open() {
    counter = new Counter();
    house = counter.house();
  }

  @AfterAll
  static void close() {
    counter.close();
  }

  @Test
  void whoever_holds_an_application_keeps_its_steps_waiting_until_the_end() throws Exception {
    CaseNumber number = counter.submitted(CHANGSHA);
    meanwhile(
        () -> house.bean(Gates.class).hold(number),
        () -> counter.take(Person.LI_WEN, number, Step.WITHDRAW, "单位撤回"));
    assertThat(counter.look(Person.LI_WEN, number).state()).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void a_review_during_a_payment_counts_the_payment() throws Exception {
    CaseNumber number = reviewable();
    meanwhile(
        () -> house.bean(Gates.class).open(number, Gate.PAYMENT),
        () -> counter.take(Person.WANG_FU, number, Step.APPROVE));
    assertThat(counter.look(Person.LI_WEN, number).state()).isEqualTo(State.READY);
  }

  @Test
  void a_payment_during_a_review_counts_the_review() throws Exception {
    CaseNumber number = reviewable();
    meanwhile(
        () -> counter.take(Person.WANG_FU, number, Step.APPROVE),
        () -> house.inTransaction(() -> house.bean(Gates.class).open(number, Gate.PAYMENT)));
    assertThat(counter.look(Person.LI_WEN, number).state()).isEqualTo(State.READY);
  }

  @Test
  void a_station_that_reports_during_another_report_goes_on_from_it() throws Exception {
    CaseNumber number = reviewable();
    counter.take(Person.WANG_FU, number, Step.APPROVE);
    house.inTransaction(() -> house.bean(Gates.class).open(number, Gate.PAYMENT));
    ApplicationProgress progress = house.bean(ApplicationProgress.class);
    meanwhile(
        () -> progress.producing(List.of(counter.item(number))),
        () -> house.inTransaction(() -> progress.produced(List.of(counter.item(number)))));
    assertThat(counter.look(Person.LI_WEN, number).state()).isEqualTo(State.COLLECT);
  }

  private static CaseNumber reviewable() {
    CaseNumber number = counter.accepted(CHANGSHA);
    counter.seeEveryOriginal(CHANGSHA, number);
    return number;
  }

  /** The second begins within the first one's transaction and ends after it. */
  private static void meanwhile(Runnable first, Runnable second) throws Exception {
    ExecutorService colleague = Executors.newSingleThreadExecutor();
    try {
      Future<?> waiting =
          house.inTransaction(
              () -> {
                first.run();
                Future<?> started = colleague.submit(second);
                while (!started.isDone() && !house.database().somebodyWaits()) {
                  Thread.onSpinWait();
                }
                assertThat(started).isNotDone();
                return started;
              });
      waiting.get();
    } finally {
      colleague.shutdown();
    }
  }
}
