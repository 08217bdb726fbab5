package org.certbureau.application.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.certbureau.application.Counter;
import org.certbureau.testing.TestDatabase;
import org.junit.jupiter.api.Test;

/** What the first start after the upgrade does for cases whose agents nobody found. */
class AgentsOfBeforeTest {
  private static final String MARKS =
      "select listagg(application_id || part, ' ') within group (order by application_id, part)"
          + " from case_mark where kind = 'AGENT'";

  @Test
  void agents_of_before_are_kept_once_and_what_is_kept_is_left_alone() {
    try (Counter counter = new Counter()) {
      TestDatabase database = counter.house().database();
      counter.drafted(Counter.CHANGSHA);
      counter.submitted(Counter.CHANGSHA);
      counter.drafted(Counter.GUANGDONG);
      String whole = database.text(MARKS);
      database.execute(
          "delete from case_mark where kind = 'AGENT' and application_id <>"
              + " (select min(id) from application)");
      assertThat(database.text(MARKS)).isNotEqualTo(whole);
      counter.house().bean(AgentsOfBefore.class);
      assertThat(database.text(MARKS)).isEqualTo(whole);
    }
  }

  @Test
  void a_start_after_that_looks_at_no_case() {
    try (Counter counter = new Counter()) {
      TestDatabase database = counter.house().database();
      counter.house().bean(AgentsOfBefore.class);
      assertThat(
              database.text(
                  "select count(finished_at) || ' of ' || count(*) from job_run where job ="
                      + " 'application.agents-of-before'"))
          .isEqualTo("1 of 1");
    }
  }
}
