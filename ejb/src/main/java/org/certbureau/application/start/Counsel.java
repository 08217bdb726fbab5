package org.certbureau.application.start;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.certbureau.application.line.LineBefore;
import org.certbureau.application.line.LineFacts;
import org.certbureau.application.line.LineRules;
import org.certbureau.application.line.Rival;
import org.certbureau.application.warning.Warning;
import org.certbureau.application.warning.Warnings;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.calendar.China;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.CertificatePolicy.PeriodRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Text;
import org.certbureau.region.policy.YearsRule;
import org.certbureau.region.quoting.Access;
import org.certbureau.region.quoting.Priced;
import org.certbureau.region.quoting.Quote;
import org.certbureau.region.quoting.QuoteRequest;

/**
 * What may be had at a region's counter today and what it costs, by the policy in force. It asks
 * the policy once for what it says to certificates that stand alike.
 */
final class Counsel {
  private static final Channel CHANNEL = Channel.COUNTER;
  private static final HolderType HOLDER = HolderType.UNIT;

  private final Policy policy;
  private final PolicyDesk policies;
  private final Warnings warnings;
  private final Instant now;
  private final boolean clerk;
  private final Map<Situation, Told> prices = new HashMap<>();
  private final List<StartRefusal> never;

  /** What a service costs, or the questions on which that hangs, or why it is not to be had. */
  private record Told(Money price, int years, List<Fact> questions, Problem problem) {}

  /**
   * @param clerk whether a clerk asks; a branch's system is not offered what is for clerks alone
   */
  Counsel(Policy policy, PolicyDesk policies, Warnings warnings, Instant now, boolean clerk) {
    this.policy = policy;
    this.policies = policies;
    this.warnings = warnings;
    this.now = now;
    this.clerk = clerk;
    this.never =
        Arrays.stream(Service.values())
            .filter(service -> Procedure.of(service).needsLine())
            .flatMap(service -> refused(Situation.of(service, HOLDER, CHANNEL)).stream())
            .toList();
  }

  /** What is not to be had here for a certificate, whatever its state. */
  List<StartRefusal> never() {
    return never;
  }

  /**
   * A certificate that is opened, where that is to be had.
   *
   * @param held those that the one who has come has already
   */
  Optional<StartOffer> opening(Collection<LineView> held) {
    Situation situation = Situation.of(Service.NEW, HOLDER, CHANNEL);
    Told priced = priced(situation);
    return priced.problem() == null
        ? Optional.of(
            offer(
                situation,
                priced,
                null,
                List.of(),
                warnings.second(policy, situation, held).stream().toList()))
        : Optional.empty();
  }

  Optional<StartRefusal> openingRefused() {
    return Optional.ofNullable(priced(Situation.of(Service.NEW, HOLDER, CHANNEL)).problem())
        .map(problem -> refusal(Service.NEW, problem));
  }

  /**
   * What there is to know before each service of each of some certificates is begun, by their keys.
   */
  Map<Long, Map<Service, Warning>> warnings(Collection<LineView> lines) {
    Map<Long, Map<Service, Warning>> told = new HashMap<>();
    for (Service service : Service.values()) {
      if (Procedure.of(service).needsLine()) {
        warnings
            .last(policy, Situation.of(service, HOLDER, CHANNEL), lines)
            .forEach(
                (line, warning) ->
                    told.computeIfAbsent(line, key -> new EnumMap<>(Service.class))
                        .put(service, warning));
      }
    }
    return told;
  }

  /**
   * @param told what there is to know before a service of it is begun
   */
  StartLine of(LineView line, boolean named, List<Rival> cases, Map<Service, Warning> told) {
    LineRules rules = new LineRules(policy, line, cases);
    Facts facts = facts(line);
    List<StartOffer> offers = new ArrayList<>();
    List<StartRefusal> refusals = new ArrayList<>();
    for (Service service : Service.values()) {
      if (!Procedure.of(service).needsLine() || isNever(service)) {
        continue;
      }
      Situation situation = new Situation(service, HOLDER, CHANNEL, facts);
      Told priced = priced(situation);
      Optional<Problem> problem =
          rules.against(service).stream()
              .findFirst()
              .or(() -> againstBranch(service))
              .or(() -> Optional.ofNullable(priced.problem()));
      problem.ifPresentOrElse(
          said ->
              refusals.add(
                  refusal(
                      service, LineFacts.dated(said, policy, facts, LineBefore.of(line), service))),
          () ->
              offers.add(
                  offer(
                      situation,
                      priced,
                      line,
                      rules.stoppedBy(service),
                      toldOf(service, line, told))));
    }
    return new StartLine(line, named, daysLeft(line), ended(line), cases, offers, refusals);
  }

  private Optional<Problem> againstBranch(Service service) {
    return !clerk && Procedure.of(service).job().isForClerksAlone()
        ? Optional.of(LineRules.forClerksAlone(policy, service))
        : Optional.empty();
  }

  private List<Warning> toldOf(Service service, LineView line, Map<Service, Warning> told) {
    return Stream.concat(
            warnings.forReason(policy, Situation.of(service, HOLDER, CHANNEL), line).stream(),
            Optional.ofNullable(told.get(service)).stream())
        .toList();
  }

  private boolean isNever(Service service) {
    return never.stream().anyMatch(refusal -> refusal.service() == service);
  }

  /** What the bureau finds out by itself of a certificate; nobody is asked for it. */
  private Facts facts(LineView line) {
    return LineFacts.on(today(), policy, LineBefore.of(line));
  }

  private Optional<StartRefusal> refused(Situation situation) {
    return Access.barred(policy, situation).map(problem -> refusal(situation.service(), problem));
  }

  private Told priced(Situation situation) {
    return prices.computeIfAbsent(situation, this::price);
  }

  private Told price(Situation situation) {
    Optional<Problem> barred = Access.barred(policy, situation);
    int years = policy.years(situation).map(YearsRule::min).orElse(0);
    if (barred.isPresent()) {
      return new Told(null, years, List.of(), barred.get());
    }
    Optional<Problem> tooLong =
        policies.years(policy, situation).flatMap(offered -> offered.problem(years));
    if (tooLong.isPresent()) {
      return new Told(null, years, List.of(), tooLong.get());
    }
    try {
      // asked of no other bean: a refusal there would undo what this one is in the midst of
      Priced quoted = Priced.of(policy, request(situation, years));
      return new Told(
          quoted.quote().map(Quote::total).orElse(null),
          years,
          quoted.open().stream().flatMap(problem -> asked(problem).stream()).toList(),
          null);
    } catch (RuleViolation refused) {
      return new Told(null, years, List.of(), refused.problems().get(0));
    }
  }

  private QuoteRequest request(Situation situation, int years) {
    return new QuoteRequest(
        policy.region(),
        situation.service(),
        situation.holder(),
        situation.channel(),
        years,
        1,
        situation.facts());
  }

  /** The fact that a problem asks for. */
  private static Optional<Fact> asked(Problem problem) {
    return Arrays.stream(Fact.values())
        .filter(fact -> (Facts.FIELD + fact.name()).equals(problem.field()))
        .findFirst();
  }

  /**
   * @param line null where it opens one
   */
  private StartOffer offer(
      Situation situation, Told priced, LineView line, List<Rival> stops, List<Warning> told) {
    Procedure.End end = end(situation);
    return new StartOffer(
        situation.service(),
        word(situation.service()),
        CHANNEL,
        priced.price(),
        priced.years(),
        end,
        until(end, priced.years(), line),
        priced.questions(),
        stops,
        told);
  }

  /**
   * As the certificate will be made: by the policy's row for one that stands so. An expired one
   * does not go on from its old end, but from the day of issue (A-C8).
   */
  private Procedure.End end(Situation situation) {
    Procedure.End end = Procedure.of(situation.service()).end();
    return end == Procedure.End.NO_END
        ? end
        : policy.period(situation).map(row -> end(row.end())).orElse(end);
  }

  private static Procedure.End end(PeriodRule.End row) {
    return switch (row) {
      case YEARS_FROM_ISSUE -> Procedure.End.ISSUE_AND_YEARS;
      case YEARS_FROM_OLD_END -> Procedure.End.OLD_AND_YEARS;
      case OLD_END -> Procedure.End.OLD_END;
    };
  }

  private static LocalDate until(Procedure.End end, int years, LineView line) {
    return switch (end) {
      case OLD_AND_YEARS -> lastDay(line).plusYears(years);
      case OLD_END -> lastDay(line);
      case ISSUE_AND_YEARS, NO_END -> null;
    };
  }

  private StartRefusal refusal(Service service, Problem problem) {
    return new StartRefusal(service, word(service), problem);
  }

  private Text word(Service service) {
    return new Text(
        policy.word(service, Locale.SIMPLIFIED_CHINESE), policy.word(service, Locale.ENGLISH));
  }

  private Text ended(LineView line) {
    return line.endReason() == null ? null : policy.endWord(line.endReason());
  }

  private Long daysLeft(LineView line) {
    return line.end().isEmpty()
        ? null
        : Long.valueOf(lastDay(line).toEpochDay() - today().toEpochDay());
  }

  private static LocalDate lastDay(LineView line) {
    return LocalDate.ofInstant(line.end().orElseThrow(), China.ZONE);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(now, China.ZONE);
  }
}
