package org.certbureau.payment;

import java.util.List;

/**
 * One page of charges, the longest due first.
 *
 * @param next what to ask for to get the page after this one; null on the last
 */
public record ChargePage(List<ChargeView> charges, Long next) {
  public ChargePage {
    charges = List.copyOf(charges);
  }
}
