package org.certbureau.region.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import jakarta.ejb.EJBException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.certbureau.region.Policies;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.reading.PolicyReader;
import org.certbureau.testing.House;
import org.certbureau.testing.TestClock;
import org.certbureau.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class PolicyLoaderTest {
  @Test
  void every_policy_that_the_index_names_is_read() {
    List<Policy> brought = PolicyLoader.policies().stream().map(PolicyReader::read).toList();
    assertThat(brought)
        .contains(Policies.CHANGSHA, Policies.GUANGDONG)
        .extracting(policy -> policy.region() + " " + policy.version())
        .containsExactly(
            "430100 1",
            "430100 2",
            "430100 3",
            "430100 4",
            "430100 5",
            "430100 6",
            "430100 7",
            "430100 8",
            "440000 1",
            "440000 2",
            "440000 3",
            "440000 4",
            "440000 5",
            "440000 6",
            "440000 7",
            "440000 8");
  }

  @Test
  void two_nodes_may_start_at_once_and_the_policies_are_there_once() {
    TestDatabase database = TestDatabase.h2();
    TestClock clock = TestClock.at("2026-11-22T10:42");
    try (House quicker = new House(database, clock);
        House slower = new House(database, clock)) {
      slower.with(new Overtaken(quicker.bean(PolicyRows.class)));
      slower.bean(PolicyLoader.class);
      assertThat(slower.bean(PolicyDesk.class).regions()).containsExactly(Policies.CS, Policies.GD);
    }
  }

  @Test
  void what_fails_again_ends_the_start() {
    try (House house = House.onH2()) {
      house.with(
          new PolicyRows() {
            @Override
            public Map<Integer, Outcome> bring(List<String> documents, boolean atOnce) {
              throw new EJBException("no database");
            }
          });
      assertThatException()
          .isThrownBy(() -> house.bean(PolicyLoader.class))
          .withStackTraceContaining("no database");
    }
  }

  /** Stores each region's policies a moment after another node did. */
  private static final class Overtaken extends PolicyRows {
    private final PolicyRows quicker;
    private final Set<List<String>> tried = new HashSet<>();

    Overtaken(PolicyRows quicker) {
      this.quicker = quicker;
    }

    @Override
    public Map<Integer, Outcome> bring(List<String> documents, boolean atOnce) {
      Map<Integer, Outcome> outcomes = quicker.bring(documents, atOnce);
      if (tried.add(documents)) {
        assertThat(outcomes.values()).containsOnly(Outcome.STORED);
        throw new EJBException("a row with this key is there");
      }
      assertThat(outcomes.values()).containsOnly(Outcome.THERE);
      return outcomes;
    }
  }
}
