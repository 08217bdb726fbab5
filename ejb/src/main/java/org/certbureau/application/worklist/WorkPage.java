package org.certbureau.application.worklist;

import java.util.List;

/**
 * One page of a work list.
 *
 * @param next what to ask for to get the page after this one; null on the last
 */
public record WorkPage(List<WorkItem> items, String next) {
  public WorkPage {
    items = List.copyOf(items);
  }
}
