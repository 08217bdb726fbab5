package org.certbureau.application;

import java.util.EnumSet;
import java.util.Set;
import org.certbureau.kernel.RuleViolation;

/** Where an application stands. The gates stand beside this line, not on it. */
public enum State {
  /** 草稿 */
  DRAFT,
  /** 待受理 */
  SUBMITTED,
  /** 已受理; what it still waits for is told by the closed gates */
  ACCEPTED,
  /** 待制证; every gate is open */
  READY,
  /** 制证中 */
  PRODUCING,
  /** 制证失败; it is repeated, given back, or ended with what was paid paid back by the rule */
  FAILED,
  /** 待领取 */
  COLLECT,
  /** 已办结 */
  CLOSED,
  /** 已退回 for correction */
  RETURNED,
  /** 不予办理 */
  REFUSED,
  /** 已撤回 */
  WITHDRAWN,
  /** 已停止: another application on the same certificate took effect (A-X5) */
  STOPPED;

  /** Nothing moves an application out of these. */
  public static final Set<State> FINAL =
      Set.copyOf(EnumSet.of(CLOSED, REFUSED, WITHDRAWN, STOPPED));

  /** Form and materials may still be changed by who brings the application. */
  public static final Set<State> EDITABLE = Set.copyOf(EnumSet.of(DRAFT, RETURNED));

  /**
   * @throws RuleViolation with the field {@code state} for a name that is none
   */
  public static State of(String typed) {
    return Named.of(State.class, "state", typed);
  }

  /** Production has opened, and the case follows its items. */
  boolean isInWork() {
    return this == READY || this == PRODUCING || this == FAILED || this == COLLECT;
  }

  public boolean isFinal() {
    return FINAL.contains(this);
  }

  /**
   * Scans are settled once a clerk has accepted the application: the reviewer sees the same. Only
   * what proves a payment may come as late as the money.
   */
  public boolean takesScans(boolean voucher) {
    return isBeforeAcceptance() || (voucher && this == ACCEPTED);
  }

  /** Originals are ticked until production opens. */
  public boolean takesOriginals() {
    return isBeforeEffect();
  }

  /** Nothing has been made or done for it yet: who decides about it can still decide otherwise. */
  public boolean isBeforeEffect() {
    return isBeforeAcceptance() || this == ACCEPTED;
  }

  /** No clerk has taken it in yet, or it was given back since. */
  boolean isBeforeAcceptance() {
    return isEditable() || this == SUBMITTED;
  }

  /**
   * The holder was promised something that is not done yet: a time limit may run. Where a case was
   * given back for correction nothing is promised until it is handed in again.
   */
  public boolean isWithTheBureau() {
    return !isFinal() && !isEditable();
  }

  public boolean isEditable() {
    return EDITABLE.contains(this);
  }
}
