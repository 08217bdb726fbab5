package org.certbureau.application;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.certbureau.audit.Audited;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.staff.Caller;

/**
 * One piece of business, from the first word at the counter to the token handed over. It takes
 * {@link Step steps} and returns the fact that happened. {@link Gate Gates} are beside the line of
 * {@link State states}.
 */
@Entity
@Table(name = "application")
class Application implements Audited {
  static final String AUDIT_TYPE = "application";

  /** Two persons, whatever the region; a policy names its own rule for it. */
  static final String ACCEPTOR_DOES_NOT_REVIEW = "application.acceptor-does-not-review";

  /** Stands for "no time limit": a column without nulls lets the work list walk one index. */
  private static final LocalDate NO_LIMIT = LocalDate.of(9999, 12, 31);

  private static final int MAX_REASON = 500;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "application_seq")
  @SequenceGenerator(
      name = "application_seq",
      sequenceName = "application_seq",
      allocationSize = 50)
  private Long id;

  @Column(name = "case_no")
  private String caseNumber;

  @Column(name = "tracking_code")
  private String trackingCode;

  @Column(name = "region")
  private String region;

  @Enumerated(EnumType.STRING)
  @Column(name = "service")
  private Service service;

  @Enumerated(EnumType.STRING)
  @Column(name = "holder")
  private HolderType holder;

  @Enumerated(EnumType.STRING)
  @Column(name = "channel")
  private Channel channel;

  @Column(name = "facts")
  private String facts;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private State state;

  @Column(name = "state_since")
  private Instant stateSince;

  @Column(name = "required_gates")
  private String requiredGates;

  @Column(name = "open_gates")
  private String openGates;

  @Column(name = "policy_version")
  private Integer policyVersion;

  @Column(name = "years")
  private int years;

  @Column(name = "applications")
  private int applications;

  @Lob
  @Column(name = "sealed_form")
  private byte[] sealedForm;

  @Column(name = "unit_name")
  private String unitName;

  @Column(name = "credit_code")
  private String creditCode;

  @Column(name = "unit_id")
  private Long unitId;

  @Column(name = "created_by")
  private String createdBy;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "submitted_by")
  private String submittedBy;

  @Column(name = "submitted_at")
  private Instant submittedAt;

  /** Where it was accepted; null where the acceptor sits at no desk. */
  @Column(name = "desk")
  private String desk;

  @Column(name = "accepted_by")
  private String acceptedBy;

  @Column(name = "accepted_at")
  private Instant acceptedAt;

  @Column(name = "reviewed_by")
  private String reviewedBy;

  @Column(name = "reviewed_at")
  private Instant reviewedAt;

  @Column(name = "closed_by")
  private String closedBy;

  @Column(name = "closed_at")
  private Instant closedAt;

  @Column(name = "due_on")
  private LocalDate dueOn;

  @Column(name = "reason")
  private String reason;

  @OneToMany(mappedBy = "application", cascade = CascadeType.ALL)
  @MapKey(name = "code")
  private Map<String, PresentedMaterial> materials = new HashMap<>();

  @Embedded private WarningAnswer warning;

  @Column(name = "revision")
  private int revision;

  @Column(name = "audit_count")
  private int auditCount;

  @Version
  @Column(name = "version")
  private int version;

  protected Application() {}

  Application(CaseNumber caseNumber, NewApplication begun, String by, Instant now) {
    this.caseNumber = caseNumber.value();
    this.trackingCode = TrackingCode.random();
    this.region = begun.region().value();
    this.service = begun.service();
    this.holder = begun.holder();
    this.channel = begun.channel();
    this.years = begun.years();
    this.applications = begun.applications();
    this.state = State.DRAFT;
    this.stateSince = now;
    this.requiredGates = GateProgress.text(Set.of());
    this.openGates = GateProgress.text(Set.of());
    this.facts = FactsText.write(begun.facts());
    this.dueOn = NO_LIMIT;
    this.createdBy = by;
    this.createdAt = now;
  }

  // ---- what is written while it may be edited

  /**
   * @param sealed the form as it rests in the database
   * @param unitName and credit code: the only parts that can be searched
   */
  void fillIn(byte[] sealed, String unitName, String creditCode) {
    requireEditable();
    this.sealedForm = sealed.clone();
    this.unitName = unitName;
    this.creditCode = creditCode;
    revision++;
  }

  void askFor(int years, int applications) {
    requireEditable();
    if (this.years != years || this.applications != applications) {
      this.years = years;
      this.applications = applications;
      revision++;
    }
  }

  private void requireEditable() {
    if (!state.isEditable()) {
      throw new RuleViolation(Problem.of("application.not-editable", null, caseNumber));
    }
  }

  /** The material of this code, begun when it is first touched. */
  PresentedMaterial material(String code) {
    return materials.computeIfAbsent(code, missing -> new PresentedMaterial(this, missing));
  }

  Optional<PresentedMaterial> existingMaterial(String code) {
    return Optional.ofNullable(materials.get(code));
  }

  List<PresentedMaterial> materials() {
    return List.copyOf(materials.values());
  }

  /** Scans are settled once a clerk has accepted the application: the reviewer sees the same. */
  void requireScansOpen() {
    if (!state.isEditable() && state != State.SUBMITTED) {
      throw new RuleViolation(Problem.of("application.scans-settled", null, caseNumber));
    }
    revision++;
  }

  /** Originals are ticked until production opens. */
  void requireOriginalsOpen() {
    if (!state.isEditable() && state != State.SUBMITTED && state != State.ACCEPTED) {
      throw new RuleViolation(Problem.of("application.originals-settled", null, caseNumber));
    }
    revision++;
  }

  /**
   * A clerk goes on in spite of the policy's warning; the reason stays with the application.
   *
   * @param rule the rule that warns
   * @throws RuleViolation once it is accepted, and without a reason
   */
  void confirmWarning(String rule, String why, String by, Instant now) {
    if (!state.isEditable() && state != State.SUBMITTED) {
      throw new RuleViolation(Problem.of("application.warning-settled", null, caseNumber));
    }
    warning =
        new WarningAnswer(
            rule, said(why, Problem.of("application.warning-reason-missing", "reason")), by, now);
    revision++;
  }

  /** How a clerk answered that rule's warning; another rule's answer does not count. */
  Optional<WarningAnswer> confirmed(String rule) {
    return Optional.ofNullable(warning).filter(answer -> answer.isTo(rule));
  }

  // ---- steps

  /**
   * Why this person cannot take the step now; empty if nothing on the application itself is in the
   * way.
   */
  List<Problem> obstacles(Step step, Caller caller) {
    List<Problem> obstacles = new ArrayList<>();
    if (!step.isOpenTo(caller.roles())) {
      obstacles.add(Problem.of("application.step-not-yours", "step", step.key()));
    }
    if (!step.leadsFrom(state)) {
      obstacles.add(
          Problem.of("application.step-not-now", "step", step.key(), state.name(), caseNumber));
    }
    if (step == Step.APPROVE && step.leadsFrom(state)) {
      obstacles.addAll(obstaclesToApproval(caller));
    }
    return obstacles;
  }

  private List<Problem> obstaclesToApproval(Caller caller) {
    if (!gates().requires(Gate.REVIEW)) {
      return List.of(Problem.of("application.no-review-needed", "step"));
    }
    if (gates().isOpen(Gate.REVIEW)) {
      return List.of(Problem.of("application.approved-already", "step", reviewedBy));
    }
    if (caller.name().equals(acceptedBy)) {
      return List.of(Problem.of(ACCEPTOR_DOES_NOT_REVIEW, "step", acceptedBy));
    }
    return List.of();
  }

  /**
   * @param why needed by some steps, else ignored
   * @throws RuleViolation with every obstacle in the way
   */
  ApplicationFact take(Step step, Caller caller, String why, Instant now) {
    List<Problem> obstacles = obstacles(step, caller);
    if (!obstacles.isEmpty()) {
      throw new RuleViolation(obstacles);
    }
    String said = saidReason(step, why);
    switch (step) {
      case SUBMIT -> {
        submittedBy = caller.name();
        submittedAt = now;
      }
      case ACCEPT -> {
        acceptedBy = caller.name();
        acceptedAt = now;
        desk = caller.desk();
      }
      case APPROVE -> {
        reviewedBy = caller.name();
        reviewedAt = now;
        gates(gates().opening(Gate.REVIEW));
      }
      case RETURN -> {
        // what is corrected is reviewed and compared anew; what was paid stays paid
        gates(gates().closing(Gate.REVIEW).closing(Gate.ORIGINALS));
        reviewedBy = null;
        reviewedAt = null;
      }
      case DELIVER -> {
        closedBy = caller.name();
        closedAt = now;
      }
      default -> {
        // the others only move along the line
      }
    }
    return move(step, said, now);
  }

  private static String saidReason(Step step, String why) {
    return step.needsReason()
        ? said(why, Problem.of("application.reason-missing", "reason", step.key()))
        : null;
  }

  private static String said(String why, Problem missing) {
    if (why == null || why.isBlank()) {
      throw new RuleViolation(missing);
    }
    String said = why.strip();
    if (said.length() > MAX_REASON) {
      throw new RuleViolation(
          Problem.of("application.reason-too-long", "reason", Integer.toString(MAX_REASON)));
    }
    return said;
  }

  /**
   * A step that the bureau takes by itself. Repeated by a message that came twice, it changes
   * nothing.
   */
  Optional<ApplicationFact> proceed(Step step, String why, Instant now) {
    if (!step.isTheBureausOwn()) {
      throw new IllegalArgumentException(step + " is taken by people");
    }
    if (state == step.to()) {
      return Optional.empty();
    }
    if (!step.leadsFrom(state)) {
      throw new RuleViolation(
          Problem.of("application.step-not-now", "step", step.key(), state.name(), caseNumber));
    }
    return Optional.of(move(step, why, now));
  }

  private ApplicationFact move(Step step, String why, Instant now) {
    if (state != step.to()) {
      state = step.to();
      stateSince = now;
    }
    if (step.needsReason()) {
      reason = why;
    } else if (step != Step.OPEN_PRODUCTION) {
      reason = null;
    }
    if (state != State.SUBMITTED && state != State.ACCEPTED) {
      dueOn = NO_LIMIT;
    }
    revision++;
    return fact(step, why);
  }

  private ApplicationFact fact(Step step, String why) {
    CaseNumber number = caseNumber();
    return switch (step) {
      case SUBMIT -> new ApplicationFact.Submitted(number);
      case ACCEPT -> new ApplicationFact.Accepted(number);
      case APPROVE -> new ApplicationFact.Approved(number);
      case RETURN -> new ApplicationFact.Returned(number, why);
      case REFUSE -> new ApplicationFact.Refused(number, why);
      case WITHDRAW -> new ApplicationFact.Withdrawn(number, why);
      case OPEN_PRODUCTION -> new ApplicationFact.ProductionOpened(number);
      case START_PRODUCTION -> new ApplicationFact.ProductionStarted(number);
      case FAIL_PRODUCTION -> new ApplicationFact.ProductionFailed(number, why);
      case REPEAT_PRODUCTION -> new ApplicationFact.ProductionRepeated(number);
      case FINISH_PRODUCTION -> new ApplicationFact.ProductionFinished(number);
      case DELIVER -> new ApplicationFact.Closed(number);
    };
  }

  /** The policy it was first submitted under stays its policy; its gates are this policy's. */
  void pin(int policy, Set<Gate> required) {
    if (policyVersion == null) {
      policyVersion = policy;
      gates(new GateProgress(required, gates().open()));
    }
  }

  void setDue(LocalDate day) {
    dueOn = day;
  }

  void belongsTo(long unit) {
    unitId = unit;
  }

  // ---- gates

  GateProgress gates() {
    return new GateProgress(GateProgress.gates(requiredGates), GateProgress.gates(openGates));
  }

  private void gates(GateProgress progress) {
    requiredGates = GateProgress.text(progress.required());
    openGates = GateProgress.text(progress.open());
  }

  /**
   * @return whether it was closed until now
   * @throws RuleViolation before submission and after production has opened or the case is over
   */
  boolean open(Gate gate) {
    if (state != State.SUBMITTED && state != State.ACCEPTED && state != State.RETURNED) {
      throw new RuleViolation(
          Problem.of("application.gate-not-now", null, gate.name(), state.name(), caseNumber));
    }
    if (gates().isOpen(gate)) {
      return false;
    }
    gates(gates().opening(gate));
    revision++;
    return true;
  }

  void close(Gate gate) {
    gates(gates().closing(gate));
  }

  /** Production opens here and nowhere else: accepted, and no gate closed. */
  Optional<ApplicationFact> openProductionIfDue(Instant now) {
    return state == State.ACCEPTED && gates().allOpen()
        ? proceed(Step.OPEN_PRODUCTION, null, now)
        : Optional.empty();
  }

  /**
   * @param seen the revision a person looked at when they decided, or null if it does not matter
   */
  void requireUnchangedSince(Integer seen) {
    if (seen != null && seen != revision) {
      throw changedMeanwhile();
    }
  }

  static Conflict changedMeanwhile() {
    return new Conflict(Problem.of("application.changed-meanwhile", null));
  }

  // ---- what it says of itself

  CaseNumber caseNumber() {
    return new CaseNumber(caseNumber);
  }

  Long id() {
    return id;
  }

  /** Beside the case number, what whoever asks without a login has to know. */
  String trackingCode() {
    return trackingCode;
  }

  RegionCode region() {
    return new RegionCode(region);
  }

  Service service() {
    return service;
  }

  HolderType holder() {
    return holder;
  }

  Channel channel() {
    return channel;
  }

  /** What kind of business it is, and the facts told about it. */
  Situation situation() {
    return new Situation(service, holder, channel, FactsText.read(facts));
  }

  void establish(Facts told) {
    requireEditable();
    String text = FactsText.write(told);
    if (!Objects.equals(facts, text)) {
      facts = text;
      revision++;
    }
  }

  State state() {
    return state;
  }

  Instant stateSince() {
    return stateSince;
  }

  Optional<Integer> policyVersion() {
    return Optional.ofNullable(policyVersion);
  }

  int years() {
    return years;
  }

  int applications() {
    return applications;
  }

  /** Null before anything was filled in. */
  byte[] sealedForm() {
    return sealedForm == null ? null : sealedForm.clone();
  }

  String unitName() {
    return unitName;
  }

  String creditCode() {
    return creditCode;
  }

  Optional<Long> unitId() {
    return Optional.ofNullable(unitId);
  }

  String createdBy() {
    return createdBy;
  }

  Instant createdAt() {
    return createdAt;
  }

  String submittedBy() {
    return submittedBy;
  }

  Instant submittedAt() {
    return submittedAt;
  }

  String acceptedBy() {
    return acceptedBy;
  }

  Instant acceptedAt() {
    return acceptedAt;
  }

  String reviewedBy() {
    return reviewedBy;
  }

  Instant reviewedAt() {
    return reviewedAt;
  }

  String closedBy() {
    return closedBy;
  }

  Instant closedAt() {
    return closedAt;
  }

  /** The last day by which the bureau has to have decided. */
  Optional<LocalDate> dueOn() {
    return Objects.equals(dueOn, NO_LIMIT) ? Optional.empty() : Optional.of(dueOn);
  }

  /** As the work list sorts it: what has no time limit comes last. */
  LocalDate sortedDueOn() {
    return dueOn;
  }

  Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  int revision() {
    return revision;
  }

  @Override
  public String auditType() {
    return AUDIT_TYPE;
  }

  @Override
  public String auditId() {
    return caseNumber;
  }

  @Override
  public RegionCode auditRegion() {
    return region();
  }

  @Override
  public int nextAuditNumber() {
    return ++auditCount;
  }
}
