package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonRootName;
import java.util.List;

/**
 * The online systems that a certificate of the region may open.
 *
 * @param max how many at most on one certificate
 */
// so the description of the REST door has named it
@JsonRootName("ApplicationsRule")
public record SystemsRule(int max, List<Choice> catalogue, String rule, String citation)
    implements Sourced {
  public SystemsRule {
    catalogue = List.copyOf(catalogue);
    if (max < 1) {
      throw new IllegalArgumentException(rule + ": at least one system, not " + max);
    }
  }
}
