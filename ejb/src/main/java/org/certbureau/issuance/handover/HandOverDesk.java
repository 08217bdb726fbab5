package org.certbureau.issuance.handover;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.certbureau.application.Application;
import org.certbureau.application.Applications;
import org.certbureau.application.CaseLog;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.StepDesk;
import org.certbureau.application.tracking.Tracking;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.FieldView;
import org.certbureau.application.view.ViewingDesk;
import org.certbureau.audit.AuditTrail;
import org.certbureau.certificate.PairDesk;
import org.certbureau.certificate.PairState;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.procedure.Handed;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.Typed;
import org.certbureau.paper.CollectionSheet;
import org.certbureau.paper.Paper;
import org.certbureau.paper.PaperPress;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Policy;
import org.certbureau.staff.Caller;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Roles;
import org.certbureau.station.JobState;
import org.certbureau.station.JobView;
import org.certbureau.station.ProductionDesk;

/**
 * Where tokens and their PIN slips are handed over: found by what is in hand, the slip compared
 * with the one in the books, and signed for on a paper (领取单).
 */
@Stateless
@RolesAllowed({Roles.ACCEPTOR, Roles.MAKER})
public class HandOverDesk {
  private static final String PRINTED = "application.collection-printed";

  /** A chip serial is known again by so much of its end. */
  private static final Pattern CHIP_END = Pattern.compile("[0-9A-F]{6,40}");

  private static final Pattern RUNNING = Pattern.compile("\\d{1,9}");
  private static final Pattern RUNNING_OF_CASE = Pattern.compile(".*-0*(\\d{1,9})");

  @EJB ViewingDesk viewing;
  @EJB StepDesk steps;
  @EJB ProductionDesk production;
  @EJB PairDesk pairs;
  @EJB PolicyDesk policies;
  @EJB Tracking tracking;
  @EJB Callers callers;
  @EJB AuditTrail audit;
  @Inject Applications applications;
  @Inject CaseLog log;
  @Inject PaperPress press;
  @Inject Collectables waiting;

  /**
   * The cases waiting here that somebody may mean who has a token or a paper in hand.
   *
   * @param typed the running number of a case, or at least the last six digits of a chip's serial
   */
  public List<CaseNumber> find(String typed) {
    Caller caller = callers.as(Roles.ACCEPTOR, Roles.MAKER);
    String bare = Typed.serial(typed);
    Set<CaseNumber> found = new LinkedHashSet<>();
    if (RUNNING.matcher(bare).matches()) {
      long running = Long.parseLong(bare);
      waiting.all(caller).stream().filter(number -> isRunning(number, running)).forEach(found::add);
    }
    if (CHIP_END.matcher(bare).matches()) {
      found.addAll(waiting.onChip(caller, bare));
    }
    return List.copyOf(found);
  }

  private static boolean isRunning(CaseNumber number, long running) {
    Matcher end = RUNNING_OF_CASE.matcher(number.value());
    return end.matches() && Long.parseLong(end.group(1)) == running;
  }

  /** Number of the PIN slip that goes along, as it is in the books; empty where none does. */
  public Optional<String> slip(CaseNumber number) {
    ApplicationView view = viewing.find(number);
    return view.procedure().handed().contains(Handed.PIN_SLIP)
        ? production.ofCase(number).stream()
            .filter(job -> job.state() == JobState.DONE)
            .map(JobView::number)
            .findFirst()
        : Optional.empty();
  }

  /**
   * Hands over what was made, and with that the case is closed.
   *
   * @param slip number of the PIN slip in hand, or its end; not looked at where none goes along
   * @param seenRevision the revision that was looked at
   * @throws RuleViolation for another slip than the one in the books, which is void
   */
  public void handOver(CaseNumber number, String slip, Integer seenRevision) {
    slip(number).ifPresent(inBooks -> requireSlip(inBooks, slip == null ? "" : slip));
    steps.take(number, Step.DELIVER, null, seenRevision);
  }

  private void requireSlip(String inBooks, String typed) {
    if (typed.isBlank()) {
      throw new RuleViolation(Problem.of("issuance.slip-missing", "slip"));
    }
    if (SlipNumber.isOf(inBooks, typed)) {
      return;
    }
    boolean known = !production.named(List.of(SlipNumber.typed(typed))).isEmpty();
    throw new RuleViolation(
        Problem.of(known ? "issuance.slip-void" : "issuance.slip-other", "slip", typed.strip()));
  }

  /**
   * Prints the paper on which the collector signs for what is handed over; each print is on record
   * and bears its number.
   *
   * @return a PDF
   * @throws RuleViolation before there is something to collect, and where nothing is handed over
   */
  public byte[] sheet(CaseNumber number) {
    Application application =
        applications.changedBy(callers.as(Roles.ACCEPTOR, Roles.MAKER), number);
    ApplicationView view = viewing.find(number);
    if (!view.procedure().needsStation()
        || view.state() != State.COLLECT && view.state() != State.CLOSED) {
      throw new RuleViolation(
          Problem.of("issuance.sheet-nothing", null, number.value(), view.state().name()));
    }
    long before =
        audit.of("application", number.value()).stream()
            .filter(entry -> entry.action().equals(PRINTED))
            .count();
    int print = (int) before + 1;
    byte[] pdf = press.print(paper(view, print));
    log.noted(application, PRINTED, Map.of("print", Integer.toString(print)));
    applications.flush();
    return pdf;
  }

  private CollectionSheet paper(ApplicationView view, int print) {
    Policy policy = policies.version(view.region(), view.policyVersion());
    return new CollectionSheet(
        policy.bureau().name().in(Paper.LANGUAGE),
        view.caseNumber(),
        tracking.address(view.caseNumber()),
        print,
        policy.word(view.service(), Paper.LANGUAGE),
        view.unitName(),
        new CollectionSheet.Collector(
            field(view, FormKeys.AGENT_NAME),
            field(view, FormKeys.AGENT_DOCUMENT_NUMBER),
            field(view, FormKeys.AGENT_MOBILE)),
        tokens(view),
        view.procedure().handed().contains(Handed.PIN_SLIP),
        view.closedAt());
  }

  /** As it is shown: numbers of people stand masked on what lies about at a counter. */
  private static String field(ApplicationView view, String key) {
    return view.fields().stream()
        .filter(field -> field.getKey().equals(key))
        .map(FieldView::value)
        .findFirst()
        .orElse("");
  }

  private List<CollectionSheet.Token> tokens(ApplicationView view) {
    List<JobView> done =
        production.ofCase(view.caseNumber()).stream()
            .filter(job -> job.state() == JobState.DONE)
            .toList();
    boolean withSlip = view.procedure().handed().contains(Handed.PIN_SLIP);
    List<PairView> made =
        pairs.ofCase(view.caseNumber()).stream()
            .filter(pair -> pair.state() != PairState.REVOKED)
            .filter(pair -> done.stream().anyMatch(job -> job.number().equals(pair.job())))
            .toList();
    if (!made.isEmpty()) {
      return made.stream()
          .map(
              pair ->
                  new CollectionSheet.Token(
                      pair.line().value(),
                      pair.holderName(),
                      pair.chip(),
                      withSlip ? pair.job() : null))
          .toList();
    }
    // its holder's own: nothing new is on it, or its line says what is
    return Stream.ofNullable(view.certificate())
        .map(
            certificate ->
                new CollectionSheet.Token(
                    certificate.number(),
                    view.unitName(),
                    certificate.chip(),
                    withSlip ? done.stream().map(JobView::number).findFirst().orElse(null) : null))
        .toList();
  }
}
