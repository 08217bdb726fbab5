package org.certbureau.application;

import java.util.List;
import org.certbureau.application.production.ItemToMake;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Situation;

/**
 * What is known of an application without opening its form.
 *
 * @param policyVersion the pinned one, or before submission the one in force
 * @param unitName as the form names it; null as long as that is wrong
 * @param situation without what follows from the price
 * @param itemsToMake the items that wait for production
 * @param desk where it was accepted; null where its acceptor sat at none
 */
public record CaseFacts(
    CaseNumber caseNumber,
    RegionCode region,
    State state,
    int policyVersion,
    String unitName,
    Situation situation,
    List<ItemToMake> itemsToMake,
    String desk) {
  public CaseFacts {
    itemsToMake = List.copyOf(itemsToMake);
  }
}
