package org.certbureau.web.faces.search;

import org.certbureau.application.worklist.Sorting;
import org.certbureau.application.worklist.WorkOrder;
import org.certbureau.web.faces.frame.AddressWord;
import org.certbureau.web.faces.frame.TrailedList;

/** A list of applications that is sorted by the heads of its columns; the address says by which. */
public abstract class SortedCases extends TrailedList {
  private static final long serialVersionUID = 1L;
  private static final String DESCENDING = "desc";

  private WorkOrder sort = WorkOrder.DUE;
  private boolean descending;

  protected Sorting sorting() {
    return new Sorting(sort, descending);
  }

  /** For the head of a column: {@code ascending}, {@code descending} or {@code none}. */
  public String sorted(String by) {
    if (!sort.key().equals(by)) {
      return "none";
    }
    return descending ? "descending" : "ascending";
  }

  /** Which way a list goes once the head of a column is clicked. */
  public String turned(String by) {
    return sort.key().equals(by) && !descending ? DESCENDING : "";
  }

  public String getSort() {
    return sort == WorkOrder.DUE ? "" : sort.key();
  }

  public void setSort(String word) {
    WorkOrder known = AddressWord.of(WorkOrder.class, word);
    sort = known == null ? WorkOrder.DUE : known;
  }

  public String getWay() {
    return descending ? DESCENDING : "";
  }

  public void setWay(String word) {
    descending = DESCENDING.equals(word);
  }
}
