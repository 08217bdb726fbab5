package org.certbureau.application.paper;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.certbureau.application.Application;
import org.certbureau.application.Applications;
import org.certbureau.application.CaseFlow;
import org.certbureau.application.CaseLog;
import org.certbureau.application.CaseRules;
import org.certbureau.application.tracking.Tracking;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.paper.Authorisation;
import org.certbureau.paper.Bundle;
import org.certbureau.paper.Paper;
import org.certbureau.paper.PaperPress;
import org.certbureau.paper.ServiceAgreement;
import org.certbureau.region.policy.ConsentRule;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.PaperRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Text;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;

/**
 * Prints the papers that the unit signs and seals: the form, the letter of authority and the
 * agreement, as the policy of the application words them. They can be printed at any time from the
 * first draft on; what is not known yet is left blank for the hand.
 */
@Stateless
@RolesAllowed({Roles.ACCEPTOR, Roles.REVIEWER, Roles.BRANCH})
public class PaperDesk {
  @EJB Callers callers;
  @EJB Tracking tracking;
  @Inject Applications applications;
  @Inject CaseFlow flow;
  @Inject CaseLog log;
  @Inject PaperPress press;
  @Inject PrintCounts counts;
  @Inject CasePrints prints;

  /**
   * Prints a paper as the application stands now. It bears whole numbers, so each print is on
   * record; a print that says something new bears a new number (CS-08).
   *
   * @return a PDF
   * @throws NotFound {@code application.paper-not-used} where the region has no such paper
   */
  public byte[] print(CaseNumber number, PaperRule.Kind kind) {
    Application application =
        applications.changedBy(callers.as(Roles.ACCEPTOR, Roles.REVIEWER, Roles.BRANCH), number);
    byte[] pdf = print(application, flow.rulesOf(application), kind);
    applications.flush();
    return pdf;
  }

  /**
   * Prints all that has to be signed or sealed, each as often as it is wanted, as one PDF. What has
   * not all that it needs is left out, as the page tells: see {@link #prints}.
   *
   * @throws NotFound {@code application.papers-none} where nothing is to be printed
   */
  public byte[] printAll(CaseNumber number) {
    Application application =
        applications.changedBy(callers.as(Roles.ACCEPTOR, Roles.REVIEWER, Roles.BRANCH), number);
    CaseRules rules = flow.rulesOf(application);
    List<byte[]> papers = new ArrayList<>();
    for (PrintView paper : prints.of(application, rules)) {
      if (paper.copies() > 0 && paper.isPrintable()) {
        papers.addAll(Collections.nCopies(paper.copies(), print(application, rules, paper.kind())));
      }
    }
    if (papers.isEmpty()) {
      throw new NotFound("application.papers-none", "paper", number.value());
    }
    applications.flush();
    return Bundle.of(papers);
  }

  /** The papers that are printed for an application, and how each stands. */
  public List<PrintView> prints(CaseNumber number) {
    Application application =
        applications.visibleTo(callers.as(Roles.ACCEPTOR, Roles.REVIEWER, Roles.BRANCH), number);
    return prints.of(application, flow.rulesOf(application));
  }

  private byte[] print(Application application, CaseRules rules, PaperRule.Kind kind) {
    PaperRule rule =
        rules
            .policy()
            .paper(kind, application.situation())
            .orElseThrow(() -> new NotFound("application.paper-not-used", "paper", kind.name()));
    Map<String, String> values = new TreeMap<>(rules.values());
    // what is wrong is printed as it was typed: the unit reads what it has stated
    values.putAll(rules.form());
    IntFunction<Paper> paper = paper(rule, rules, application, values);
    // as it stands without a number: what differs is counted
    int print =
        counts.count(
            application, kind, paper.apply(0).toString(), rules.papers().sealedPrint(kind));
    byte[] pdf = press.print(paper.apply(print));
    log.noted(
        application,
        "application.paper-printed",
        Map.of(
            "paper", kind.name(),
            "print", Integer.toString(print),
            "fields", disclosed(kind, rules.policy(), application, values)));
    return pdf;
  }

  /**
   * What whoever fills in a form should know of its papers: {@code paper.character} at each field
   * of which they leave a gap.
   *
   * @param form values by field key
   */
  public List<Problem> gaps(Map<String, String> form) {
    return form.entrySet().stream()
        .flatMap(entry -> press.gaps(entry.getValue()).map(gap -> gap.at(entry.getKey())).stream())
        .toList();
  }

  private IntFunction<Paper> paper(
      PaperRule rule, CaseRules rules, Application application, Map<String, String> values) {
    Policy policy = rules.policy();
    FormSheet.Certificate certificate = certificate(rules);
    URI address = tracking.address(application.caseNumber(), rule.kind());
    return switch (rule.kind()) {
      case APPLICATION_FORM -> {
        String acceptor = application.acts().accepted().by();
        FormSheet sheet =
            new FormSheet(
                rule,
                policy,
                application,
                values,
                acceptor == null ? "" : callers.displayName(acceptor),
                certificate);
        yield print -> sheet.print(address, print);
      }
      case POWER_OF_ATTORNEY ->
          print ->
              authorisation(
                  rule,
                  policy,
                  application,
                  values,
                  deed(policy, application, certificate),
                  address,
                  print);
      case SERVICE_AGREEMENT ->
          print -> agreement(rule, policy, application, values, address, print);
    };
  }

  private static FormSheet.Certificate certificate(CaseRules rules) {
    return rules
        .line()
        .map(
            known ->
                new FormSheet.Certificate(
                    known.line().number().value(), rules.changes().fields(), known.line().pairs()))
        .orElse(FormSheet.Certificate.NONE);
  }

  /** What is to be done, and with which certificate: a holder may have several. */
  private static String deed(
      Policy policy, Application application, FormSheet.Certificate certificate) {
    String service = policy.word(application.request().service(), Paper.LANGUAGE);
    return certificate.number() == null
        ? service
        : Messages.text(
            Paper.LANGUAGE,
            "application.paper.of-certificate",
            List.of(service, certificate.number()));
  }

  private static Authorisation authorisation(
      PaperRule rule,
      Policy policy,
      Application application,
      Map<String, String> values,
      String deed,
      URI address,
      int print) {
    return new Authorisation(
        rule.title().in(Paper.LANGUAGE),
        zh(rule.note()),
        application.caseNumber(),
        address,
        print,
        rule.addressee().in(Paper.LANGUAGE),
        values.getOrDefault(FormKeys.UNIT_NAME, ""),
        values.get(FormKeys.CREDIT_CODE),
        "",
        new Authorisation.Agent(
            values.getOrDefault(FormKeys.AGENT_NAME, ""),
            agentDocument(policy, values),
            values.getOrDefault(FormKeys.AGENT_DOCUMENT_NUMBER, ""),
            values.getOrDefault(FormKeys.AGENT_MOBILE, "")),
        rule.matters().stream()
            .map(matter -> matter.in(Paper.LANGUAGE).replace("{service}", deed))
            .toList(),
        rule.notes().stream().map(PaperDesk::zh).toList());
  }

  /** The region's word for the kind of document; empty where the form does not ask for it. */
  private static String agentDocument(Policy policy, Map<String, String> values) {
    return policy.form().stream()
        .filter(field -> field.key().equals(FormKeys.AGENT_DOCUMENT_TYPE))
        .flatMap(field -> field.choices().stream())
        .filter(choice -> choice.code().equals(values.get(FormKeys.AGENT_DOCUMENT_TYPE)))
        .map(choice -> choice.label().in(Paper.LANGUAGE))
        .findFirst()
        .orElse("");
  }

  private static ServiceAgreement agreement(
      PaperRule rule,
      Policy policy,
      Application application,
      Map<String, String> values,
      URI address,
      int print) {
    return new ServiceAgreement(
        rule.title().in(Paper.LANGUAGE),
        zh(rule.note()),
        application.caseNumber(),
        address,
        print,
        policy.consents().stream()
            .filter(consent -> consent.code().equals(rule.consent()))
            .map(ConsentRule::version)
            .findFirst()
            .orElseThrow(),
        values.getOrDefault(FormKeys.UNIT_NAME, ""),
        policy.bureau().operator().in(Paper.LANGUAGE),
        rule.clauses().stream().map(clause -> clause.text().in(Paper.LANGUAGE)).toList(),
        rule.notes().stream().map(PaperDesk::zh).toList());
  }

  private static String zh(Text text) {
    return text == null ? "" : text.in(Paper.LANGUAGE);
  }

  /** Keys of the personal values that the paper shows whole; an agreement shows none. */
  private static String disclosed(
      PaperRule.Kind kind, Policy policy, Application application, Map<String, String> values) {
    List<String> shown =
        switch (kind) {
          case APPLICATION_FORM ->
              policy.fields(application.situation()).stream()
                  .filter(FormField::personal)
                  .map(FormField::key)
                  .toList();
          case POWER_OF_ATTORNEY ->
              List.of(FormKeys.AGENT_NAME, FormKeys.AGENT_DOCUMENT_NUMBER, FormKeys.AGENT_MOBILE);
          case SERVICE_AGREEMENT -> List.of();
        };
    return shown.stream().filter(values::containsKey).collect(Collectors.joining(" "));
  }
}
