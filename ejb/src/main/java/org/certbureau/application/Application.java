package org.certbureau.application;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.certbureau.application.asked.Request;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Situation;
import org.certbureau.staff.Caller;

/**
 * One piece of business, from the first word at the counter to the token handed over. It takes
 * {@link Step steps} and returns the fact that happened. {@link Gate Gates} are beside the line of
 * {@link State states}.
 */
@Entity
@Table(name = "application")
public class Application extends NumberedCase {
  @Enumerated(EnumType.STRING)
  @Column(name = "channel")
  private Channel channel;

  @Column(name = "policy_version")
  private Integer policyVersion;

  @Enumerated(EnumType.STRING)
  @Column(name = "holder")
  private HolderType holder;

  @Column(name = "facts")
  private String facts;

  @OneToMany(mappedBy = "application", cascade = CascadeType.ALL)
  @OrderBy("ordinal")
  private List<Item> items = new ArrayList<>();

  @Embedded private FilledForm form;
  @Embedded private Standing standing;
  @Embedded private GateProgress gates;

  @Column(name = "unit_id")
  private Long unitId;

  @Embedded private Acts acts;

  @OneToMany(mappedBy = "application", cascade = CascadeType.ALL)
  @MapKey(name = "code")
  private Map<String, PresentedMaterial> materials = new HashMap<>();

  @Embedded private WarningAnswer warning;

  @Column(name = "revision")
  private int revision;

  protected Application() {}

  public Application(
      CaseNumber number,
      RegionCode region,
      Channel channel,
      Request request,
      String by,
      Instant now) {
    super(number, region);
    this.channel = channel;
    this.holder = request.holder();
    this.facts = request.told();
    this.items.add(new Item(this, 1, request, now));
    this.standing = Standing.draft(now);
    this.gates = new GateProgress(Set.of(), Set.of());
    this.acts = Acts.begun(by, now);
  }

  public void fillIn(FilledForm filled) {
    requireEditable();
    form = filled;
    revision++;
  }

  public void askFor(Request wanted) {
    requireEditable();
    // how it was paid is no longer a matter of what is told
    Request kept = gates.isOpen(Gate.PAYMENT) ? wanted.paidAs(request()) : wanted;
    if (!request().equals(kept)) {
      holder = kept.holder();
      facts = kept.told();
      items.get(0).ask(kept);
      revision++;
    }
  }

  /**
   * @throws RuleViolation {@code application.not-editable} between submission and return
   */
  public void requireEditable() {
    require(state().isEditable(), "application.not-editable");
  }

  private void require(boolean open, String otherwise) {
    if (!open) {
      throw new RuleViolation(
          Problem.of(
              otherwise, null, caseNumber().value(), state().name(), Step.wayToAmend(state())));
    }
  }

  /** The material of this code, begun when it is first touched. */
  public PresentedMaterial material(String code) {
    return materials.computeIfAbsent(code, missing -> new PresentedMaterial(this, missing));
  }

  public Optional<PresentedMaterial> existingMaterial(String code) {
    return Optional.ofNullable(materials.get(code));
  }

  public List<PresentedMaterial> materials() {
    return List.copyOf(materials.values());
  }

  /**
   * @throws RuleViolation where {@link State#takesScans no scans are taken} any more
   */
  public void requireScansOpen(boolean voucher) {
    require(state().takesScans(voucher), "application.scans-settled");
    revision++;
  }

  /**
   * @throws RuleViolation where {@link State#takesOriginals no originals are ticked} any more
   */
  public void requireOriginalsOpen() {
    require(state().takesOriginals(), "application.originals-settled");
    revision++;
  }

  /**
   * A clerk goes on in spite of the policy's warning; the reason stays with the application.
   *
   * @param rule the rule that warns
   * @throws RuleViolation once it is accepted, and without a reason
   */
  public void confirmWarning(String rule, String why, String by, Instant now) {
    require(state().isBeforeAcceptance(), "application.warning-settled");
    warning = WarningAnswer.to(rule, why, by, now);
    revision++;
  }

  /** How a clerk answered that rule's warning; another rule's answer does not count. */
  public Optional<WarningAnswer> confirmed(String rule) {
    return Optional.ofNullable(warning).filter(answer -> answer.isTo(rule));
  }

  /**
   * @param why needed by some steps, else ignored
   * @throws RuleViolation with every obstacle in the way
   */
  public ApplicationFact take(Step step, Caller caller, String why, Instant now) {
    List<Problem> obstacles = obstacles().to(step, caller);
    if (!obstacles.isEmpty()) {
      throw new RuleViolation(obstacles);
    }
    String said = Reason.of(step, why);
    acts = acts.and(step, caller, now);
    gates = gates.behind(step);
    return move(step, items, said, now);
  }

  /** Who brought back what it asks to replace, or left it empty, has withdrawn it by the same. */
  public ApplicationFact withdrawByTheSame(String why, Instant now) {
    return move(Step.WITHDRAW, items, why, now);
  }

  Obstacles obstacles() {
    return new Obstacles(caseNumber(), standing, gates, acts, request().procedure());
  }

  /** A step that the bureau takes by itself with the whole case. */
  Optional<ApplicationFact> proceed(Step step, String why, Instant now) {
    return proceed(step, items, why, now);
  }

  /** The same with some items. Repeated by a message that came twice, it changes nothing. */
  Optional<ApplicationFact> proceed(Step step, List<Item> some, String why, Instant now) {
    if (!step.isTheBureausOwn()) {
      throw new IllegalArgumentException(step + " is taken by people");
    }
    List<Item> further = some.stream().filter(item -> !item.isBehind(step)).toList();
    if (further.isEmpty()) {
      return Optional.empty();
    }
    if (!further.stream().allMatch(item -> item.canTake(step))) {
      throw new RuleViolation(obstacles().notNow(step));
    }
    acts = step == Step.TAKE_EFFECT ? acts.effective(now) : acts;
    return Optional.of(move(step, further, why, now));
  }

  private ApplicationFact move(Step step, List<Item> some, String why, Instant now) {
    some.forEach(item -> item.follow(step, now));
    standing = standing.behind(step, Item.stateOfCase(items).orElse(step.to()), why, now);
    revision++;
    return ApplicationFact.of(step, caseNumber(), why);
  }

  /** The policy it was first submitted under stays; what that asks for follows each submission. */
  public void pin(int policy, Set<Gate> required) {
    policyVersion = policyVersion == null ? Integer.valueOf(policy) : policyVersion;
    if (policyVersion == policy) {
      gates = new GateProgress(required, gates.open());
    }
  }

  /** How it was paid is known now, whatever was announced. */
  void paid(boolean remitted) {
    facts = request().paid(remitted).told();
  }

  /** By no day, for null. */
  void dueBy(LocalDate day) {
    standing = standing.dueOn(day);
  }

  public void belongsTo(long unit) {
    unitId = unit;
  }

  public GateProgress gates() {
    return gates;
  }

  /**
   * @return whether it was closed until now
   * @throws RuleViolation before submission and after production has opened or the case is over
   */
  boolean open(Gate gate) {
    if (state() != State.SUBMITTED && state() != State.ACCEPTED && state() != State.RETURNED) {
      throw new RuleViolation(
          Problem.of(
              "application.gate-not-now", null, gate.name(), state().name(), caseNumber().value()));
    }
    if (gates.isOpen(gate)) {
      return false;
    }
    gates = gates.opening(gate);
    revision++;
    return true;
  }

  /** A gate that hangs on how the case goes on, and not on the policy alone. */
  void require(Gate gate, boolean wanted) {
    gates = wanted ? gates.requiring(gate) : gates.without(gate);
  }

  void close(Gate gate) {
    gates = gates.closing(gate);
  }

  /** Production opens, or what needs none takes effect, once this says so and nowhere else. */
  boolean isDue() {
    return state() == State.ACCEPTED && gates.allOpen();
  }

  Optional<ApplicationFact> openProductionIfDue(Procedure procedure, Instant now) {
    return isDue() ? proceed(Step.opening(procedure), null, now) : Optional.empty();
  }

  public Channel channel() {
    return channel;
  }

  /** What is asked for in the first of its items. */
  public Request request() {
    Item first = items.get(0);
    return new Request(first.service(), holder, facts, first.years(), first.systems());
  }

  /** The certificate that it goes on with or ends, or that was opened for it. */
  public Optional<Long> line() {
    return items.get(0).line();
  }

  /** It is about a certificate that there is already, whose holder is registered by a case. */
  public void about(long line, CaseNumber register) {
    items.get(0).about(line, register);
  }

  /** In their order; of a case that has but one, the first is meant. */
  List<Item> items() {
    return List.copyOf(items);
  }

  Item item(long key) {
    return Item.get(items, key);
  }

  /** What kind of business it is, and the facts told about it. */
  public Situation situation() {
    return request().through(channel);
  }

  public State state() {
    return standing.state();
  }

  public Standing standing() {
    return standing;
  }

  public Optional<Integer> policyVersion() {
    return Optional.ofNullable(policyVersion);
  }

  public FilledForm form() {
    return form == null ? FilledForm.NONE : form;
  }

  public Optional<Long> unitId() {
    return Optional.ofNullable(unitId);
  }

  public Acts acts() {
    return acts;
  }

  public int revision() {
    return revision;
  }
}
