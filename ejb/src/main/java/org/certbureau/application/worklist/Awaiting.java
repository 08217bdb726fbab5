package org.certbureau.application.worklist;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.certbureau.application.GateProgress;
import org.certbureau.application.Named;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Gate;
import org.certbureau.staff.Roles;
import org.certbureau.work.Conditions;

/** What applications wait for, as the work list and its counters sort them. */
public enum Awaiting {
  /** 我能办的: the move of whoever asks, of what kind ever */
  ME(openStates(), null, Set.of()),
  /** 在办: somebody's move, whoever's */
  ANYBODY(openStates(), null, Set.of()),
  /** 待受理 */
  ACCEPTANCE(EnumSet.of(State.SUBMITTED), null, Step.ACCEPT.roles()),
  /** 待核原件 */
  ORIGINALS(EnumSet.of(State.ACCEPTED), Gate.ORIGINALS, Set.of(Roles.ACCEPTOR)),
  /** 待复核 */
  REVIEW(EnumSet.of(State.ACCEPTED), Gate.REVIEW, Step.APPROVE.roles()),
  /** 待缴费; can be paid as soon as it is submitted */
  PAYMENT(EnumSet.of(State.SUBMITTED, State.ACCEPTED), Gate.PAYMENT, Set.of(Roles.CASHIER)),
  /** 待交汇款凭证 */
  VOUCHER(EnumSet.of(State.ACCEPTED), Gate.VOUCHER, Set.of(Roles.ACCEPTOR)),
  /** 待制证, 制证中: a station's move */
  PRODUCTION(EnumSet.of(State.READY, State.PRODUCING), null, Set.of()),
  /** 制证失败, and another try may help */
  REPETITION(EnumSet.of(State.FAILED), null, Step.REPEAT_PRODUCTION.roles()),
  /** 待了结: failed, and people have decided against another try (A-G7) */
  DECISION(EnumSet.of(State.FAILED), null, Set.of(Roles.REVIEWER)),
  /** 待领取 */
  DELIVERY(EnumSet.of(State.COLLECT), null, Step.DELIVER.roles()),
  /** 草稿, 已退回: the applicant's move */
  APPLICANT(EnumSet.of(State.DRAFT, State.RETURNED), null, Set.of());

  private final Set<State> states;
  private final Gate gate;
  private final Set<String> movers;

  Awaiting(Set<State> states, Gate gate, Set<String> movers) {
    this.states = Set.copyOf(states);
    this.gate = gate;
    this.movers = movers;
  }

  private static Set<State> openStates() {
    return EnumSet.complementOf(EnumSet.copyOf(State.FINAL));
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

  /** Who goes on with it; nobody where a station or the applicant does. */
  Set<String> movers() {
    return movers;
  }

  /** Whether who has accepted a case is barred from this. */
  boolean isForAnother() {
    return this == REVIEW;
  }

  /**
   * Whether a case waits for this.
   *
   * @param decided whether people have decided against another try
   */
  boolean isOf(State state, GateProgress gates, boolean decided) {
    return states.contains(state)
        && Optional.ofNullable(gate).map(gates.closed()::contains).orElse(true)
        && (this != REPETITION || !decided)
        && (this != DECISION || decided);
  }

  /** The same of an application {@code a} for the database, its state aside; empty for all. */
  Optional<String> inState(Conditions where) {
    if (this == REPETITION || this == DECISION) {
      where.with("decided", ProductionFailure.DECIDED);
      return Optional.of("a.standing.reason " + (this == DECISION ? "=" : "<>") + " :decided");
    }
    if (gate == null) {
      return Optional.empty();
    }
    where.with("gate" + gate, "%" + gate + "%");
    return Optional.of(
        "(a.gates.required like :gate%1$s and a.gates.open not like :gate%1$s)".formatted(gate));
  }
}
