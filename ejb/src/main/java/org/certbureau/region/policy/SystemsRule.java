package org.certbureau.region.policy;

import com.fasterxml.jackson.annotation.JsonRootName;
import java.util.List;

/**
 * The online systems that a certificate of the region may open.
 *
 * @param max how many at most on one certificate
 * @param others systems that the catalogue does not have may be named as well
 * @param uses what the source lists as being done with the certificate, or null
 */
// so the description of the REST door has named it
@JsonRootName("ApplicationsRule")
public record SystemsRule(
    int max, List<Choice> catalogue, boolean others, Uses uses, String rule, String citation)
    implements Sourced {
  public SystemsRule {
    catalogue = List.copyOf(catalogue);
    if (max < 1) {
      throw new IllegalArgumentException(rule + ": at least one system, not " + max);
    }
  }

  /** Business that is done online with the certificate, whatever system it opens. */
  public record Uses(Text title, List<Text> business, String rule, String citation)
      implements Sourced {
    public Uses {
      business = List.copyOf(business);
    }
  }
}
