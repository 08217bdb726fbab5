package org.certbureau.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.certbureau.application.asked.ConsentRules;
import org.certbureau.application.line.CaseLine;
import org.certbureau.application.line.Changes;
import org.certbureau.application.line.LineBefore;
import org.certbureau.application.line.LineRules;
import org.certbureau.application.line.LostToken;
import org.certbureau.certificate.contents.DryRun;
import org.certbureau.certificate.contents.Feasibility;
import org.certbureau.certificate.contents.Particulars;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Gate;
import org.certbureau.region.business.Situation;
import org.certbureau.region.form.CheckedForm;
import org.certbureau.region.form.FormRules;
import org.certbureau.region.policy.DeadlineRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Sourced;
import org.certbureau.region.policy.WarningRule;
import org.certbureau.region.quoting.Access;
import org.certbureau.region.quoting.Priced;
import org.certbureau.region.quoting.QuoteRequest;
import org.certbureau.staff.Caller;
import org.certbureau.subscriber.ConsentRecord;

/** What a policy still asks of one application; every answer names the rule that asks. */
public final class CaseRules {
  private final Policy policy;
  private final Application application;
  private final Situation situation;
  private final Map<String, String> form;
  private final ConsentRules agreed;
  private final Changes changes;
  private final CheckedForm checked;
  private final Feasibility feasibility;
  private final MaterialRules papers;
  private final Supplier<Optional<CaseLine>> line;
  private final BiPredicate<WarningRule, Map<String, String>> answers;
  private Priced priced;

  /**
   * @param form as typed; what is wrong with it is among the answers
   * @param today in Asia/Shanghai
   * @param answers whether there is something to answer for, by the form as checked
   */
  CaseRules(
      Policy policy,
      Application application,
      Map<String, String> form,
      List<ConsentRecord> consents,
      LocalDate today,
      DryRun dryRun,
      AtRest atRest,
      Supplier<Optional<CaseLine>> line,
      BiPredicate<WarningRule, Map<String, String>> answers) {
    this.line = line;
    this.answers = answers;
    this.feasibility = new Feasibility(dryRun, policy, () -> particulars(situation(), values()));
    this.policy = policy;
    this.application = application;
    this.form = form;
    Situation told = CaseSituation.of(policy, application, form, before(), today);
    this.checked = FormRules.check(policy, told, FormRules.asked(policy, told, form), today);
    Facts facts = told.facts();
    for (Map.Entry<Fact, Boolean> fact : FormRules.facts(checked.values()).known().entrySet()) {
      facts = facts.with(fact.getKey(), fact.getValue());
    }
    Situation found = new Situation(told.service(), told.holder(), told.channel(), facts);
    this.agreed = new ConsentRules(policy, found, consents);
    this.changes = changes(found);
    this.situation = changes.in(found);
    Map<String, String> printed = new TreeMap<>(checked.values());
    // what is wrong is printed as it was typed
    printed.putAll(form);
    this.papers =
        new MaterialRules(policy, application, situation, this::charged, printed, atRest, changes);
  }

  /** Looked for only where the policy lets the service change anything. */
  private Changes changes(Situation found) {
    return policy.certificate().changeable(found).isEmpty()
        ? Changes.NONE
        : line.get()
            .map(
                known ->
                    Changes.of(
                        known,
                        application.caseNumber(),
                        application.state().isEditable(),
                        policy,
                        particulars(found, form)))
            .orElse(Changes.NONE);
  }

  /** What is registered of its certificate's holder by now; nothing where none is known. */
  public Map<String, String> registered() {
    return line.get().map(known -> known.now().form()).orElse(Map.of());
  }

  /** Whether the bureau acts by itself, so that nobody has come for it. */
  boolean isByBureau() {
    return situation.facts().is(Fact.BY_BUREAU).orElse(false);
  }

  public Situation situation() {
    return situation;
  }

  public QuoteRequest quoteRequest() {
    return new QuoteRequest(
        application.region(),
        situation.service(),
        situation.holder(),
        situation.channel(),
        application.request().years(),
        application.request().systems(),
        situation.facts());
  }

  /** The situation with what follows from the price, once that is told. */
  public Situation charged() {
    return priced()
        .quote()
        .map(quote -> situation.with(Fact.CHARGED, !quote.total().isZero()))
        .orElse(situation);
  }

  /** Computed when it is first asked for, and once: the application is as it was then. */
  public Priced priced() {
    if (priced == null) {
      priced = Priced.of(policy, quoteRequest());
    }
    return priced;
  }

  public Set<Gate> gates() {
    return policy.gates(charged());
  }

  public Optional<DeadlineRule> deadline() {
    return policy.deadline(charged());
  }

  /** The bureau's time limit once its clock was started; nothing is quoted for a case without. */
  public Optional<TimeLimit> timeLimit() {
    if (!application.state().isWithTheBureau()) {
      return Optional.empty();
    }
    return deadline().map(rule -> TimeLimit.of(application, rule)).filter(TimeLimit::isStarted);
  }

  public Policy policy() {
    return policy;
  }

  /** As typed. */
  public Map<String, String> form() {
    return form;
  }

  /**
   * As checked: what was wrong is not among it. What was submitted was right when it was, and stays
   * with the case though the checks of a later version refuse it.
   */
  public Map<String, String> values() {
    if (application.state().isEditable()) {
      return checked.values();
    }
    Map<String, String> values = new TreeMap<>(form);
    values.putAll(checked.values());
    return values;
  }

  /** Of the form what is right by the checks of today. */
  public Map<String, String> right() {
    return checked.values();
  }

  public List<ConsentRecord> consents() {
    return agreed.given();
  }

  /**
   * What the application itself holds against a step of this person; where a gate of the policy is
   * behind it, by the rule of that gate.
   */
  public List<Problem> ownObstacles(Step step, Caller caller) {
    return application.obstacles().to(step, caller.inside(application.region())).stream()
        .map(this::byItsRule)
        .toList();
  }

  private Problem byItsRule(Problem problem) {
    return switch (problem.code()) {
      case Obstacles.ACCEPTOR_DOES_NOT_REVIEW ->
          policy
              .gateRule(Gate.REVIEW, charged())
              .map(gate -> problem.by(gate.rule(), gate.citation()))
              .orElse(problem);
      default ->
          Obstacles.reading(problem).map(id -> policy.byReading(id, problem)).orElse(problem);
    };
  }

  /** What the policy holds against a step. */
  public List<Problem> obstacles(Step step) {
    return switch (step) {
      case SUBMIT -> beforeSubmission();
      case ACCEPT -> beforeAcceptance();
      case APPROVE -> Stream.concat(tooLate().stream(), changes.moved().stream()).toList();
      case REPEAT_PRODUCTION -> tooLate().stream().toList();
      default -> List.of();
    };
  }

  /** What is missing on the way that still lies ahead. */
  public List<Problem> missing() {
    List<Problem> missing = new ArrayList<>();
    if (application.state().isEditable()) {
      missing.addAll(beforeSubmission());
    }
    if (application.state().isEditable() || application.state() == State.SUBMITTED) {
      missing.addAll(beforeAcceptance());
    }
    if (application.state() == State.ACCEPTED) {
      missing.addAll(papers.beforeProduction());
      tooLate().ifPresent(missing::add);
    }
    // what stands against both steps is missing once
    return missing.stream().distinct().toList();
  }

  List<Problem> beforeSubmission() {
    List<Problem> problems = new ArrayList<>(checked.problems());
    problems.addAll(Access.unanswered(policy, situation));
    problems.addAll(agreed.missing());
    problems.addAll(feasibility.problems());
    problems.addAll(papers.outdated());
    problems.addAll(againstLine());
    return problems;
  }

  /** What its certificate holds against it: where it stands, who else is at it, whose it is. */
  private List<Problem> againstLine() {
    return line.get()
        .map(
            known ->
                Stream.of(
                        known.rules().against(situation.service()),
                        changes.isAsked()
                            ? changes.problems()
                            : known.rules().otherHolder(situation, values(), known.now().form()),
                        LostToken.handedIn(policy, situation, values(), papers.tokenHandedIn()),
                        known.rules().unknownPairs(situation, values()))
                    .flatMap(List::stream)
                    .toList())
        .orElse(List.of());
  }

  /** From which a new one is reckoned: of what was submitted, as it was then. */
  public Optional<LineBefore> before() {
    return application.items().stream()
        .flatMap(item -> item.before().stream())
        .findFirst()
        .or(() -> line().flatMap(known -> LineBefore.of(known.line())));
  }

  /** The certificate that it goes on with or ends; nothing where it opens one. */
  public Optional<LineRules> line() {
    return line.get().map(CaseLine::rules);
  }

  private Particulars particulars(Situation asked, Map<String, String> said) {
    return new Particulars(
        application.region(),
        asked,
        application.request().years(),
        before().map(LineBefore::end).orElse(null),
        said,
        agreed.codes());
  }

  /** Its certificate has come to its end before there was another: there is none to be made. */
  Optional<Problem> tooLate() {
    return feasibility.tooLate();
  }

  /** The policy's warning about this case, whether a clerk has gone on in spite of it or not. */
  public Optional<Sourced> warning() {
    return Access.warning(policy, charged())
        .<Sourced>map(row -> row)
        .or(
            () ->
                policy
                    .warning(WarningRule.Kind.SECOND_CERTIFICATE, situation)
                    .filter(row -> row.asks() && answers.test(row, right())));
  }

  /** What stands against acceptance: a warning nobody answered, papers without a scan. */
  List<Problem> beforeAcceptance() {
    Stream<Problem> unconfirmed =
        warning().stream()
            .filter(row -> application.confirmed(row.rule()).isEmpty())
            .map(row -> row.refuses("application.warning-open", "warning", row.citation()));
    // also what a later version would not take any more: it is still to be corrected
    return Stream.of(
            checked.problems().stream(),
            feasibility.problems().stream(),
            unconfirmed,
            papers.unscanned().stream(),
            papers.outdated().stream(),
            againstLine().stream(),
            // what is done with its acceptance cannot wait for a paper that comes later (A-C15)
            procedure().isDoneAtAcceptance()
                ? papers.beforeProduction().stream()
                : Stream.<Problem>of())
        .flatMap(problems -> problems)
        .toList();
  }

  public ConsentRules consenting() {
    return agreed;
  }

  public Changes changes() {
    return changes;
  }

  Procedure procedure() {
    return Procedure.of(situation);
  }

  public MaterialRules papers() {
    return papers;
  }
}
