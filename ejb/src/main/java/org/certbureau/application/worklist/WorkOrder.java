package org.certbureau.application.worklist;

import java.util.Locale;

/** By what a work list can be sorted. Of one region and one state an index has each order. */
public enum WorkOrder {
  /** 时限 */
  DUE("a.standing.dueOn", false),
  /** 提交 */
  SUBMITTED("a.acts.submitted.at", true),
  /** 受理号 */
  NUMBER("a.caseNumber", false),
  /** 单位名称 */
  UNIT("a.form.unitName", true),
  /** 金额 */
  FEE("a.fee", true);

  private final String attribute;
  private final boolean mayLack;

  WorkOrder(String attribute, boolean mayLack) {
    this.attribute = attribute;
    this.mayLack = mayLack;
  }

  /** The name in addresses. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  String attribute() {
    return attribute;
  }

  /** Whether there are cases that lack it; they come last, whichever way it goes. */
  boolean mayLack() {
    return mayLack;
  }
}
