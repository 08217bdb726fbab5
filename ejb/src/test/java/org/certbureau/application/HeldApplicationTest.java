package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.application.Counter.CHANGSHA;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.certbureau.application.Counter.Person;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.testing.House;
import org.junit.jupiter.api.Test;

/** The lock that a higher feature takes before it touches rows of its own. */
class HeldApplicationTest {
  @Test
  void whoever_holds_an_application_keeps_its_steps_waiting_until_the_end() throws Exception {
    try (Counter counter = new Counter()) {
      House house = counter.house();
      CaseNumber number = counter.submitted(CHANGSHA);
      Gates gates = house.bean(Gates.class);
      ExecutorService clerk = Executors.newSingleThreadExecutor();
      Future<?> step =
          house.inTransaction(
              () -> {
                gates.hold(number);
                Future<?> started =
                    clerk.submit(() -> counter.take(Person.LI_WEN, number, Step.WITHDRAW, "单位撤回"));
                while (!started.isDone() && !house.database().somebodyWaits()) {
                  Thread.onSpinWait();
                }
                assertThat(started).isNotDone();
                return started;
              });
      step.get();
      clerk.shutdown();
      assertThat(counter.look(Person.LI_WEN, number).state()).isEqualTo(State.WITHDRAWN);
    }
  }
}
