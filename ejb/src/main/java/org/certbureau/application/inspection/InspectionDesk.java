package org.certbureau.application.inspection;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.certbureau.application.Application;
import org.certbureau.application.Applications;
import org.certbureau.application.CaseFlow;
import org.certbureau.application.CaseLog;
import org.certbureau.application.CaseRules;
import org.certbureau.application.line.LineRules;
import org.certbureau.certificate.LineView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.policy.InspectionRule;
import org.certbureau.region.quoting.Access;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;
import org.certbureau.token.TokenCustody;

/**
 * Looks at the token that was brought, before the application is handed in (CS-28): what is found
 * is kept with the case and on the token's own record. An application of a region that is not the
 * caller's is not found.
 */
@Stateless
@RolesAllowed({Roles.ACCEPTOR, Roles.BRANCH})
public class InspectionDesk {
  /** Before the code of a fact, at which something is wrong. */
  public static final String ANSWERS = "answers.";

  private static final int LONGEST_REMARK = 200;

  @EJB Callers callers;
  @EJB TokenCustody tokens;
  @Inject Applications applications;
  @Inject CaseFlow flow;
  @Inject CaseLog log;
  @Inject Inspections inspections;

  /**
   * What an application asks to be looked at, and what was found; nothing where it asks nothing.
   */
  @RolesAllowed({
    Roles.ACCEPTOR,
    Roles.REVIEWER,
    Roles.CASHIER,
    Roles.MAKER,
    Roles.AUDITOR,
    Roles.BRANCH
  })
  public Optional<InspectionView> inspection(CaseNumber number) {
    Application application =
        applications.visibleTo(
            callers.as(
                Roles.ACCEPTOR,
                Roles.REVIEWER,
                Roles.CASHIER,
                Roles.MAKER,
                Roles.AUDITOR,
                Roles.BRANCH),
            number);
    CaseRules rules = flow.rulesOf(application);
    return rules.policy().inspection(rules.situation()).map(row -> view(application, rules, row));
  }

  private InspectionView view(Application application, CaseRules rules, InspectionRule row) {
    Inspection found = inspections.of(application).orElse(null);
    Map<Fact, Boolean> answers = new EnumMap<>(Fact.class);
    answers.putAll(rules.situation().facts().known());
    answers.keySet().removeIf(fact -> !row.answers(fact));
    return new InspectionView(
        row,
        application.state().isEditable(),
        rules.before().map(line -> line.chip()).orElse(null),
        answers,
        found == null ? List.of() : found.methodCodes(),
        found == null ? null : found.remark(),
        found == null ? null : found.inspectedBy(),
        found == null ? null : callers.displayName(found.inspectedBy()),
        found == null ? null : found.inspectedAt(),
        rules
            .before()
            .flatMap(
                line ->
                    WarrantyTerm.of(
                        rules.policy().token().warranty(), line.firstIssue(), flow.today()))
            .orElse(null),
        Outcome.all(row, rules),
        rules.priced().quote().orElse(null),
        Access.unanswered(rules.policy(), rules.situation()));
  }

  /**
   * Keeps what was found. It may be corrected until the application is handed in, and again once it
   * was returned: a price that is due or paid hangs on it.
   *
   * @throws RuleViolation {@code application.not-editable} after that, {@code
   *     application.inspection-not-asked} where nothing is to be looked at, and with every answer
   *     that will not do
   */
  public void inspect(CaseNumber number, Findings found) {
    Caller caller = callers.as(Roles.ACCEPTOR, Roles.BRANCH);
    Application application = applications.changedBy(caller, number);
    applications.requireUnchangedSince(found.seenRevision(), application);
    application.requireEditable();
    CaseRules rules = flow.rulesOf(application);
    InspectionRule row =
        rules
            .policy()
            .inspection(rules.situation())
            .orElseThrow(
                () ->
                    new RuleViolation(
                        Problem.of(
                            "application.inspection-not-asked",
                            "caseNumber",
                            rules
                                .policy()
                                .word(rules.situation().service(), Locale.SIMPLIFIED_CHINESE),
                            rules.policy().word(rules.situation().service(), Locale.ENGLISH))));
    String chip = token(rules);
    List<Problem> problems = new ArrayList<>(answers(row, found));
    problems.addAll(methods(row, found));
    String remark = remark(found.remark(), problems);
    if (!problems.isEmpty()) {
      throw new RuleViolation(problems);
    }
    Map<Fact, Boolean> answers = new EnumMap<>(Fact.class);
    answers.putAll(found.answers());
    if (!found.says(row.establishes())) {
      // what was not found has no cause
      answers.keySet().removeIf(fact -> fact != row.establishes());
    }
    Inspection kept = inspections.of(application).orElseGet(() -> inspections.begun(application));
    if (kept.differs(chip, answers, found.methods(), remark)) {
      kept.found(chip, answers, found.methods(), remark, caller.name(), flow.now());
      application.askFor(application.request().knowing(facts(row, rules, answers)));
      onRecord(application, kept, answers, caller);
    }
    applications.flush();
  }

  /** The token that carries the certificate; where there is none, a rule says why. */
  private static String token(CaseRules rules) {
    LineRules line = rules.line().orElseThrow();
    List<Problem> against = line.against(rules.situation().service());
    String chip = Optional.of(line.line()).map(LineView::chip).orElse(null);
    if (chip == null) {
      throw new RuleViolation(against);
    }
    return chip;
  }

  private static List<Problem> answers(InspectionRule row, Findings found) {
    List<Problem> problems = new ArrayList<>();
    if (!found.answers().containsKey(row.establishes())) {
      problems.add(at(row, row.establishes(), "application.inspection-unanswered"));
    }
    new TreeMap<>(found.answers())
        .keySet().stream()
            .filter(fact -> !row.answers(fact))
            .forEach(fact -> problems.add(at(row, fact, "application.inspection-answers-not")));
    return problems;
  }

  private static Problem at(InspectionRule row, Fact fact, String code) {
    return row.refuses(
        code,
        ANSWERS + fact.name(),
        fact.question(Locale.SIMPLIFIED_CHINESE),
        fact.question(Locale.ENGLISH));
  }

  /**
   * What is held against whoever brought it is found out by some means, and it is said by which.
   */
  private static List<Problem> methods(InspectionRule row, Findings found) {
    List<Problem> problems = new ArrayList<>();
    found.methods().stream()
        .filter(code -> row.method(code).isEmpty())
        .forEach(
            code -> problems.add(row.refuses("application.inspection-method", "methods", code)));
    boolean held = row.answers().stream().anyMatch(found::says);
    if (held && found.methods().isEmpty()) {
      problems.add(row.refuses("application.inspection-method-missing", "methods"));
    }
    return problems;
  }

  private static String remark(String typed, List<Problem> problems) {
    FreeText said = FreeText.lineAt("remark", typed);
    if (said.length() > LONGEST_REMARK) {
      problems.add(
          Problem.of("application.inspection-remark", "remark", Integer.toString(LONGEST_REMARK)));
    }
    return said.isEmpty() ? null : said.value();
  }

  private static Facts facts(InspectionRule row, CaseRules rules, Map<Fact, Boolean> answers) {
    Map<Fact, Boolean> told = new EnumMap<>(Fact.class);
    told.putAll(rules.situation().facts().told().known());
    told.keySet().removeIf(row::answers);
    told.putAll(answers);
    return new Facts(told);
  }

  private void onRecord(
      Application application, Inspection kept, Map<Fact, Boolean> answers, Caller caller) {
    String said = Inspection.text(answers);
    log.noted(
        application,
        "application.inspected",
        Map.of(
            "chip", kept.chip(),
            "answers", said,
            "methods", Inspection.text(kept.methodCodes())));
    tokens.inspected(kept.chip(), caller.name(), application.caseNumber(), said);
  }
}
