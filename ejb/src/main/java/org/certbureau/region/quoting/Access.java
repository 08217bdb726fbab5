package org.certbureau.region.quoting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.AccessRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Scope;
import org.certbureau.region.policy.Scoped;
import org.certbureau.region.policy.Sourced;
import org.certbureau.region.policy.TokenPolicy.Warranty;

/** Who may have which service by which channel: reads a policy's access rows. */
public final class Access {
  /** Of a channel that would do under other circumstances. */
  public static final String IN_THIS_CASE = "region.channel-in-this-case";

  private static final String SERVICE = "service";
  private static final String HOLDER = "holder";
  private static final String CHANNEL = "channel";

  private static final String NOT_ESTABLISHED = "region.not-established";
  private static final String SERVICE_NOT_OPEN = "region.service-not-open";

  private Access() {}

  /**
   * The row that lets the situation in, which may be a warning.
   *
   * @throws RuleViolation where the service is refused or not open here, or hangs on an untold fact
   */
  public static AccessRule require(Policy policy, Situation situation) {
    requirePossible(policy, situation);
    for (AccessRule row : policy.access()) {
      switch (row.scope().covers(situation)) {
        case YES -> {
          if (row.verdict() == AccessRule.Verdict.REFUSED) {
            throw new RuleViolation(refused(policy, situation, row));
          }
          return row;
        }
        case UNKNOWN -> throw new RuleViolation(untold(policy, row, situation));
        case NO -> {}
      }
    }
    throw new RuleViolation(notOpen(policy, situation));
  }

  /**
   * Before anybody is asked for facts: whether the service can be had at all.
   *
   * @throws RuleViolation where it is refused or not open here, whatever else would be told
   */
  public static void requirePossible(Policy policy, Situation situation) {
    barred(policy, situation)
        .ifPresent(
            problem -> {
              throw new RuleViolation(problem);
            });
  }

  /** The row that lets the situation in only after a clerk has gone on in spite of its warning. */
  public static Optional<AccessRule> warning(Policy policy, Situation situation) {
    return policy.access().stream()
        .filter(row -> row.mayApplyTo(situation))
        .findFirst()
        .filter(row -> row.appliesTo(situation) && row.verdict() == AccessRule.Verdict.WARNED);
  }

  /**
   * What refuses it outright. A price may be asked for what this door does not take yet, and before
   * all facts are told; but not for what a rule forbids.
   */
  static Optional<Problem> forbidden(Policy policy, Situation situation) {
    return refusing(policy, situation).map(row -> refused(policy, situation, row));
  }

  private static Optional<AccessRule> refusing(Policy policy, Situation situation) {
    return policy.access().stream()
        .filter(row -> row.mayApplyTo(situation))
        .findFirst()
        .filter(row -> row.appliesTo(situation) && row.verdict() == AccessRule.Verdict.REFUSED);
  }

  /**
   * Why it is not to be had here; what hangs on an untold fact may yet be. Where no row would let
   * it in whatever is told, nobody is asked for facts.
   */
  public static Optional<Problem> barred(Policy policy, Situation situation) {
    Optional<Problem> forbidden = forbidden(policy, situation);
    boolean mayBeLetIn =
        policy.access().stream()
            .filter(row -> row.verdict() != AccessRule.Verdict.REFUSED)
            .anyMatch(row -> row.mayApplyTo(situation));
    return forbidden.isPresent() || mayBeLetIn
        ? forbidden
        : Optional.of(notOpen(policy, situation));
  }

  /**
   * Questions that an inspection of what is brought has to answer and that nobody has answered, by
   * the first row that hangs on each: unanswered, rows would each take another answer for granted.
   */
  public static List<Problem> unanswered(Policy policy, Situation situation) {
    List<Problem> unestablished = unestablished(policy, situation).toList();
    if (unestablished.stream().anyMatch(problem -> problem.code().equals(NOT_ESTABLISHED))) {
      return unestablished; // of what is not so, nothing else is asked
    }
    return Stream.concat(
            unestablished.stream(),
            Stream.of(policy.form(), policy.materials(), policy.tariff())
                .<Scoped>flatMap(List::stream)
                .flatMap(row -> untold(policy, row, situation).stream())
                .filter(problem -> isInspected(problem.field())))
        .collect(
            Collectors.toMap(
                Problem::field, problem -> problem, (first, again) -> first, TreeMap::new))
        .values()
        .stream()
        .toList();
  }

  /** What an inspection has to find, or nothing is handed in (CS-28). */
  private static Stream<Problem> unestablished(Policy policy, Situation situation) {
    return policy
        .inspection(situation)
        .filter(row -> !situation.facts().is(row.establishes()).orElse(false))
        .map(
            row ->
                situation.facts().is(row.establishes()).isPresent()
                    ? question(NOT_ESTABLISHED, row.establishes(), row)
                    : question("region.fact-needed", row.establishes(), row))
        .stream();
  }

  private static boolean isInspected(String field) {
    return Fact.valueOf(field.substring(Facts.FIELD.length())).owner() == Fact.Owner.ASKED;
  }

  /** Questions, each at the fact that answers it, by the rule that hangs on it. */
  static List<Problem> untold(Policy policy, Scoped row, Situation situation) {
    List<Problem> problems = new ArrayList<>();
    for (Fact fact : row.scope().asks(situation)) {
      problems.add(question("region.fact-needed", fact, asking(policy, row, fact)));
    }
    return problems;
  }

  /** What is free under warranty is asked for by the rule that grants it. */
  private static Sourced asking(Policy policy, Scoped row, Fact fact) {
    Warranty warranty = policy.token().warranty();
    return warranty != null && warranty.isGranted() && Warranty.HANGS_ON.contains(fact)
        ? warranty
        : row;
  }

  private static Problem question(String code, Fact fact, Sourced source) {
    return source.refuses(
        code,
        Facts.FIELD + fact.name(),
        fact.question(Locale.SIMPLIFIED_CHINESE),
        fact.question(Locale.ENGLISH),
        source.citation());
  }

  /** Blames what the row is about: circumstances, else the channel, the holder, the service. */
  private static Problem refused(Policy policy, Situation situation, AccessRule row) {
    Scope scope = row.scope();
    Problem problem;
    if (!scope.when().isEmpty()) {
      problem = refusedInThisCase(policy, situation, row);
    } else if (!scope.channels().isEmpty()) {
      problem = channelRefused(policy, situation);
    } else if (!scope.holders().isEmpty()) {
      problem = holderRefused(policy, situation);
    } else {
      problem = aboutService("region.service-not-offered", policy, situation);
    }
    return problem.by(row.rule(), row.citation());
  }

  /** At the channel where another would do. */
  private static Problem refusedInThisCase(Policy policy, Situation situation, AccessRule row) {
    return row.scope().channels().isEmpty()
        ? Problem.of(
            "region.refused",
            SERVICE,
            row.citation(),
            policy.word(situation.service(), Locale.SIMPLIFIED_CHINESE),
            policy.word(situation.service(), Locale.ENGLISH))
        : Problem.of(
            IN_THIS_CASE,
            CHANNEL,
            row.citation(),
            policy.word(situation.service(), Locale.SIMPLIFIED_CHINESE),
            policy.word(situation.service(), Locale.ENGLISH),
            words(List.of(situation.channel()), Locale.SIMPLIFIED_CHINESE),
            words(List.of(situation.channel()), Locale.ENGLISH));
  }

  /** With the channels that are open here, else with those that the region's rules leave. */
  private static Problem channelRefused(Policy policy, Situation situation) {
    Channel asked = situation.channel();
    List<Channel> open = channels(policy, situation);
    if (!open.isEmpty()) {
      return otherwise("region.channel-not-open", policy, situation, CHANNEL, asked, open);
    }
    List<Channel> left =
        Stream.of(Channel.values())
            .filter(channel -> !isRefused(policy, situation, situation.holder(), channel))
            .toList();
    String code = left.isEmpty() ? "region.channel-never" : "region.channel-refused";
    return otherwise(code, policy, situation, CHANNEL, asked, left);
  }

  /** With the holders that are served here, else with those that the region's rules leave. */
  private static Problem holderRefused(Policy policy, Situation situation) {
    HolderType asked = situation.holder();
    List<HolderType> open = holders(offering(policy, situation.service()));
    if (!open.isEmpty()) {
      return otherwise("region.holder-not-served", policy, situation, HOLDER, asked, open);
    }
    List<HolderType> left =
        Stream.of(HolderType.values())
            .filter(
                holder ->
                    Stream.of(Channel.values())
                        .anyMatch(channel -> !isRefused(policy, situation, holder, channel)))
            .toList();
    String code = left.isEmpty() ? "region.holder-never" : "region.holder-refused";
    return otherwise(code, policy, situation, HOLDER, asked, left);
  }

  private static boolean isRefused(
      Policy policy, Situation situation, HolderType holder, Channel channel) {
    return refusing(policy, new Situation(situation.service(), holder, channel, situation.facts()))
        .isPresent();
  }

  /**
   * No rule refuses it and no row opens it: the limit is this program's, and no rule is blamed for
   * it. Names the narrowest thing that could be chosen otherwise.
   */
  private static Problem notOpen(Policy policy, Situation situation) {
    List<AccessRule> offering = offering(policy, situation.service());
    return holders(offering).contains(situation.holder())
        ? channelNotOpen(policy, situation)
        : holderNotOpen(policy, situation, offering);
  }

  private static Problem channelNotOpen(Policy policy, Situation situation) {
    List<Channel> open = channels(policy, situation);
    return open.contains(situation.channel())
        ? aboutService(SERVICE_NOT_OPEN, policy, situation)
        : otherwise(
            "region.channel-not-yet", policy, situation, CHANNEL, situation.channel(), open);
  }

  /**
   * @param serving the rows by which others have it
   */
  static Problem holderNotOpen(Policy policy, Situation situation, List<? extends Scoped> serving) {
    return serving.isEmpty()
        ? aboutService(SERVICE_NOT_OPEN, policy, situation)
        : otherwise(
            "region.holder-not-yet",
            policy,
            situation,
            HOLDER,
            situation.holder(),
            holders(serving));
  }

  /** In the region's own word where it has one. */
  private static Problem aboutService(String code, Policy policy, Situation situation) {
    Service service = situation.service();
    return Problem.of(
        code,
        SERVICE,
        policy.word(service, Locale.SIMPLIFIED_CHINESE),
        policy.word(service, Locale.ENGLISH));
  }

  private static List<Channel> channels(Policy policy, Situation situation) {
    return offering(policy, situation.service()).stream()
        .filter(row -> names(row.scope().holders(), situation.holder()))
        .flatMap(row -> all(row.scope().channels(), Channel.values()))
        .distinct()
        .sorted()
        .toList();
  }

  private static List<HolderType> holders(List<? extends Scoped> rows) {
    return rows.stream()
        .flatMap(row -> all(row.scope().holders(), HolderType.values()))
        .distinct()
        .sorted()
        .toList();
  }

  /** Says which it is that was asked for, and which would do; the sentences pick their language. */
  private static <E extends Enum<E>> Problem otherwise(
      String code, Policy policy, Situation situation, String field, E asked, List<E> wouldDo) {
    return Problem.of(
        code,
        field,
        policy.word(situation.service(), Locale.SIMPLIFIED_CHINESE),
        policy.word(situation.service(), Locale.ENGLISH),
        words(List.of(asked), Locale.SIMPLIFIED_CHINESE),
        words(List.of(asked), Locale.ENGLISH),
        words(wouldDo, Locale.SIMPLIFIED_CHINESE),
        words(wouldDo, Locale.ENGLISH));
  }

  private static String words(List<? extends Enum<?>> codes, Locale language) {
    return codes.stream()
        .map(code -> Messages.text(language, "region.value-" + code.name(), List.of()))
        .collect(Collectors.joining(Locale.ENGLISH.equals(language) ? ", " : "、"));
  }

  private static List<AccessRule> offering(Policy policy, Service service) {
    return policy.access().stream()
        .filter(row -> row.verdict() != AccessRule.Verdict.REFUSED)
        .filter(row -> names(row.scope().services(), service))
        .toList();
  }

  private static <E> boolean names(Set<E> named, E one) {
    return named.isEmpty() || named.contains(one);
  }

  private static <E> Stream<E> all(Set<E> named, E[] every) {
    return named.isEmpty() ? Stream.of(every) : named.stream();
  }
}
