package org.certbureau.certificate;

import java.util.List;

/**
 * One page of a search.
 *
 * @param next what to ask for to get the page after this one; null on the last
 */
public record PairPage(List<PairView> items, String next) {
  public PairPage {
    items = List.copyOf(items);
  }
}
