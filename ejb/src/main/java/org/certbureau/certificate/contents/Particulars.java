package org.certbureau.certificate.contents;

import java.util.Map;
import java.util.Set;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Situation;

/**
 * What an application tells of the certificates that it asks for.
 *
 * @param years whole years of validity
 * @param form all values as checked, unmasked
 * @param consents codes of what was agreed to
 */
public record Particulars(
    RegionCode region,
    Situation situation,
    int years,
    Map<String, String> form,
    Set<String> consents) {
  public Particulars {
    form = Map.copyOf(form);
    consents = Set.copyOf(consents);
  }

  /** Names nobody: it may stand in a log. */
  @Override
  public String toString() {
    return "Particulars[%s %s]".formatted(region, situation);
  }
}
