package org.certbureau.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.certbureau.testing.contract.Calls;
import org.certbureau.testing.contract.ContainerContract;
import org.certbureau.testing.contract.Door;
import org.certbureau.testing.contract.Listener;
import org.certbureau.testing.contract.Marks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The container of the unit tests is asked what Payara is asked by the tests inside it. */
class ContainerContractTest {
  private final House house = House.onH2().observing(Listener.class);

  @AfterEach
  void close() {
    house.close();
  }

  @TestFactory
  Stream<DynamicTest> the_container_of_the_unit_tests_keeps_the_contract() {
    ContainerContract contract =
        new ContainerContract(
            house.bean(Calls.class),
            house.bean(Marks.class),
            house.bean(Door.class),
            (role, asked) -> house.as("somebody", Set.of(role), asked));
    return contract.questions().stream()
        .map(
            question ->
                DynamicTest.dynamicTest(
                    question.asks(),
                    () -> assertThat(question.answered()).isEqualTo(question.answer())));
  }
}
