package org.certbureau.region.policy;

import java.util.List;

/**
 * The online systems that a certificate of the region may open.
 *
 * @param max how many at most on one certificate
 */
public record SystemsRule(int max, List<Choice> catalogue, String rule, String citation)
    implements Sourced {
  public SystemsRule {
    catalogue = List.copyOf(catalogue);
    if (max < 1) {
      throw new IllegalArgumentException(rule + ": at least one system, not " + max);
    }
  }
}
