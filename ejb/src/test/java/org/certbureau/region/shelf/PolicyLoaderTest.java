package org.certbureau.region.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.certbureau.region.Policies;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.reading.PolicyReader;
import org.junit.jupiter.api.Test;

class PolicyLoaderTest {
  @Test
  void every_policy_that_the_index_names_is_read() {
    List<Policy> brought = PolicyLoader.policies().stream().map(PolicyReader::read).toList();
    assertThat(brought).containsExactlyInAnyOrder(Policies.CHANGSHA, Policies.GUANGDONG);
  }
}
