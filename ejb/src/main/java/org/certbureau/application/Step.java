package org.certbureau.application;

import static org.certbureau.application.State.ACCEPTED;
import static org.certbureau.application.State.CLOSED;
import static org.certbureau.application.State.COLLECT;
import static org.certbureau.application.State.DRAFT;
import static org.certbureau.application.State.FAILED;
import static org.certbureau.application.State.PRODUCING;
import static org.certbureau.application.State.READY;
import static org.certbureau.application.State.REFUSED;
import static org.certbureau.application.State.RETURNED;
import static org.certbureau.application.State.STOPPED;
import static org.certbureau.application.State.SUBMITTED;
import static org.certbureau.application.State.WITHDRAWN;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.certbureau.application.production.ProductionFailure;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.staff.Roles;

/**
 * The whole lifecycle of an application: who may take each step, from where, to where. Buttons,
 * permissions, the diagram in the handbook and the full-matrix test derive from this table.
 */
public enum Step {
  /** 提交 */
  SUBMIT(who(Roles.ACCEPTOR, Roles.BRANCH), from(DRAFT, RETURNED), SUBMITTED, Say.NOTHING),
  /** 受理 */
  ACCEPT(who(Roles.ACCEPTOR), from(SUBMITTED), ACCEPTED, Say.NOTHING),
  /** 复核通过; opens the gate REVIEW */
  APPROVE(who(Roles.REVIEWER), from(ACCEPTED), ACCEPTED, Say.NOTHING),
  /** 退回补正 */
  RETURN(who(Roles.ACCEPTOR, Roles.REVIEWER), from(SUBMITTED, ACCEPTED, FAILED), RETURNED, Say.WHY),
  /** 不予办理 */
  REFUSE(who(Roles.ACCEPTOR, Roles.REVIEWER), from(SUBMITTED, ACCEPTED, FAILED), REFUSED, Say.WHY),
  /** 撤回 */
  WITHDRAW(
      who(Roles.ACCEPTOR, Roles.BRANCH),
      from(DRAFT, SUBMITTED, ACCEPTED, FAILED, RETURNED),
      WITHDRAWN,
      Say.WHY),
  /** 开放制证: happens by itself once every gate is open */
  OPEN_PRODUCTION(theBureauItself(), from(ACCEPTED), READY, Say.NOTHING),
  /** 开始制证 */
  START_PRODUCTION(theBureauItself(), from(READY), PRODUCING, Say.NOTHING),
  /** 制证失败; also where a maker gives the job up, which is the way out of what does not move */
  FAIL_PRODUCTION(theBureauItself(), from(READY, PRODUCING), FAILED, Say.WHY),
  /** 重新制证 */
  REPEAT_PRODUCTION(who(Roles.MAKER), from(FAILED), READY, Say.NOTHING),
  /** 制证完成 */
  FINISH_PRODUCTION(theBureauItself(), from(PRODUCING), COLLECT, Say.NOTHING),
  /** 发放 */
  DELIVER(who(Roles.ACCEPTOR, Roles.MAKER), from(COLLECT), CLOSED, Say.NOTHING),
  /** 生效: what no station has to do anything for happens by itself once every gate is open */
  TAKE_EFFECT(theBureauItself(), from(ACCEPTED), CLOSED, Say.NOTHING),
  /** 停止: a higher application on the same certificate takes effect (A-X5), and is named */
  STOP(
      theBureauItself(),
      from(SUBMITTED, ACCEPTED, READY, PRODUCING, FAILED, RETURNED),
      STOPPED,
      Say.WHY);

  private enum Say {
    NOTHING,
    WHY
  }

  private final Set<String> roles;
  private final Set<State> from;
  private final State to;
  private final Say say;

  Step(Set<String> roles, Set<State> from, State to, Say say) {
    this.roles = roles;
    this.from = from;
    this.to = to;
    this.say = say;
  }

  private static Set<String> who(String... roles) {
    return Set.of(roles);
  }

  private static Set<String> theBureauItself() {
    return Set.of();
  }

  private static Set<State> from(State first, State... others) {
    return Set.copyOf(EnumSet.of(first, others));
  }

  /** The name in addresses and messages: {@code start-production}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws RuleViolation for a name that is no step
   */
  public static Step of(String key) {
    return Stream.of(values())
        .filter(step -> step.key().equalsIgnoreCase(key) || step.name().equalsIgnoreCase(key))
        .findFirst()
        .orElseThrow(() -> new RuleViolation(Problem.of("application.unknown-step", "step", key)));
  }

  /** The roles that may take it; none for what the bureau does by itself. */
  public Set<String> roles() {
    return roles;
  }

  public Set<State> from() {
    return from;
  }

  public State to() {
    return to;
  }

  /** Whether it needs a reason, which the applicant reads. */
  public boolean needsReason() {
    return say == Say.WHY;
  }

  public boolean isTheBureausOwn() {
    return roles.isEmpty();
  }

  /** Whether the bureau takes it with some items of a case, wherever the others are. */
  boolean isOfItems() {
    return isTheBureausOwn() && from.stream().allMatch(State::isInWork);
  }

  boolean leadsFrom(State state) {
    return from.contains(state);
  }

  boolean isOpenTo(Set<String> held) {
    return roles.stream().anyMatch(held::contains);
  }

  /** What the last gate lets happen: a station is given its work, or what needs none is done. */
  static Step opening(Procedure procedure) {
    return procedure.needsStation() ? OPEN_PRODUCTION : TAKE_EFFECT;
  }

  /** The former pair was revoked as its production opened: there is no way back (A-X8). */
  boolean isBehindTheLoss(State state, Procedure procedure) {
    return state == FAILED
        && (this == RETURN || this == WITHDRAW)
        && procedure.oldPair().isGoneFirst();
  }

  /** What can be done about a mistake now: a refusal advises nothing that is not possible. */
  static String wayToAmend(State state) {
    if (RETURN.leadsFrom(state)) {
      return "RETURN";
    }
    return state == READY || state == PRODUCING ? "LATER" : "ANEW";
  }

  /** People have decided against what failed: no other try comes to anything else (A-G7). */
  boolean isBehindTheDecision(Optional<ProductionFailure> failure) {
    return this == REPEAT_PRODUCTION && failure.filter(ProductionFailure::isDecision).isPresent();
  }

  /**
   * The steps that people can take from a state, whoever they are, in the table's order.
   *
   * @param failure why it failed; empty unless it did
   */
  public static List<Step> ofPeople(
      State state, Procedure procedure, Optional<ProductionFailure> failure) {
    return Stream.of(values())
        .filter(step -> step.leadsFrom(state) && !step.isTheBureausOwn())
        .filter(step -> !step.isBehindTheLoss(state, procedure))
        .filter(step -> !step.isBehindTheDecision(failure))
        .toList();
  }

  /** The steps a person holding these roles could take from a state, in the table's order. */
  public static List<Step> of(State state, Set<String> held) {
    return Stream.of(values())
        .filter(step -> step.leadsFrom(state) && step.isOpenTo(held))
        .toList();
  }
}
