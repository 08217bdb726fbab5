package org.certbureau.region.business;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Who opens a gate. */
class GateTest {
  @Test
  void those_of_papers_are_opened_where_cases_are_accepted() {
    assertThat(Arrays.stream(Gate.values()).filter(Gate::isOfPapers))
        .containsExactly(Gate.ORIGINALS, Gate.VOUCHER);
  }
}
