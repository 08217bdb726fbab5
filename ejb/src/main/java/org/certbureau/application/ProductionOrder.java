package org.certbureau.application;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.certbureau.certificate.contents.Particulars;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Situation;

/**
 * What is to be made for an application.
 *
 * @param item its id
 * @param line the certificate line that it goes on with; null before one was opened
 * @param oldEnd end of the pair in force on that line; null where there is none
 * @param unitId of the unit that it was accepted for; null before acceptance
 * @param policyVersion the pinned one
 * @param form all values as checked, unmasked
 * @param consents codes of what was agreed to
 */
public record ProductionOrder(
    CaseNumber caseNumber,
    RegionCode region,
    Situation situation,
    long item,
    Long line,
    Instant oldEnd,
    Long unitId,
    State state,
    int policyVersion,
    int years,
    int systems,
    Map<String, String> form,
    Set<String> consents) {
  public ProductionOrder {
    form = Map.copyOf(form);
    consents = Set.copyOf(consents);
  }

  /** What its certificates are made from. */
  public Particulars particulars() {
    return new Particulars(region, situation, years, oldEnd, form, consents);
  }

  /** Names nobody: it may stand in a log. */
  @Override
  public String toString() {
    return "ProductionOrder[%s %s %s]".formatted(caseNumber, state, situation);
  }
}
