package org.certbureau.application.worklist;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.certbureau.application.Named;
import org.certbureau.application.State;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Gate;

/** What applications wait for, as the work list and its counters sort them. */
public enum Awaiting {
  /** 在办: somebody's move, whoever's */
  ANYBODY(EnumSet.complementOf(EnumSet.copyOf(State.FINAL)), null),
  /** 待受理 */
  ACCEPTANCE(EnumSet.of(State.SUBMITTED), null),
  /** 待核原件 */
  ORIGINALS(EnumSet.of(State.ACCEPTED), Gate.ORIGINALS),
  /** 待复核 */
  REVIEW(EnumSet.of(State.ACCEPTED), Gate.REVIEW),
  /** 待缴费; can be paid as soon as it is submitted */
  PAYMENT(EnumSet.of(State.SUBMITTED, State.ACCEPTED), Gate.PAYMENT),
  /** 待交汇款凭证 */
  VOUCHER(EnumSet.of(State.ACCEPTED), Gate.VOUCHER),
  /** 待制证, 制证中 */
  PRODUCTION(EnumSet.of(State.READY, State.PRODUCING), null),
  /** 制证失败 */
  REPETITION(EnumSet.of(State.FAILED), null),
  /** 待领取 */
  DELIVERY(EnumSet.of(State.COLLECT), null),
  /** 草稿, 已退回: the applicant's move */
  APPLICANT(EnumSet.of(State.DRAFT, State.RETURNED), null);

  private final Set<State> states;
  private final Gate gate;

  Awaiting(Set<State> states, Gate gate) {
    this.states = Set.copyOf(states);
    this.gate = gate;
  }

  /**
   * @throws RuleViolation with the field {@code awaiting} for a name that is none
   */
  public static Awaiting of(String typed) {
    return Named.of(Awaiting.class, "awaiting", typed);
  }

  Set<State> states() {
    return states;
  }

  Optional<Gate> gate() {
    return Optional.ofNullable(gate);
  }
}
