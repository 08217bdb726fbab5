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
import org.certbureau.region.policy.Scoped;
import org.certbureau.region.policy.Sourced;
import org.certbureau.region.policy.Word;

/** Who may have which service by which channel: reads a policy's access rows. */
public final class Access {
  private static final String SERVICE = "service";

  private Access() {}

  /**
   * The row that lets the situation in, which may be a warning.
   *
   * @throws RuleViolation where the service is refused or not offered, or hangs on an untold fact
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
        case UNKNOWN -> throw new RuleViolation(untold(row, situation));
        case NO -> {}
      }
    }
    throw new RuleViolation(notOffered(policy, situation));
  }

  /**
   * Before anybody is asked for facts: whether the service can be had at all.
   *
   * @throws RuleViolation where it is refused or not offered, whatever else would be told
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
    return policy.access().stream()
        .filter(row -> row.mayApplyTo(situation))
        .findFirst()
        .filter(row -> row.appliesTo(situation) && row.verdict() == AccessRule.Verdict.REFUSED)
        .map(row -> refused(policy, situation, row));
  }

  /**
   * Why it is not to be had here; what hangs on an untold fact may yet be. Where no row would let
   * it in whatever is told, nobody is asked for facts.
   */
  static Optional<Problem> barred(Policy policy, Situation situation) {
    Optional<Problem> forbidden = forbidden(policy, situation);
    boolean mayBeLetIn =
        policy.access().stream()
            .filter(row -> row.verdict() != AccessRule.Verdict.REFUSED)
            .anyMatch(row -> row.mayApplyTo(situation));
    return forbidden.isPresent() || mayBeLetIn
        ? forbidden
        : Optional.of(notOffered(policy, situation));
  }

  /** Questions, each at the fact that answers it, by the rule that hangs on it. */
  static List<Problem> untold(Scoped row, Situation situation) {
    List<Problem> problems = new ArrayList<>();
    for (Fact fact : row.scope().asks(situation)) {
      problems.add(
          row.refuses(
              "region.fact-needed",
              Facts.FIELD + fact.name(),
              fact.question(Locale.SIMPLIFIED_CHINESE),
              fact.question(Locale.ENGLISH),
              row.citation()));
    }
    return problems;
  }

  /** Blames what the row is about: circumstances, else the channel, the holder, the service. */
  private static Problem refused(Policy policy, Situation situation, AccessRule row) {
    if (!row.scope().when().isEmpty()) {
      return row.refuses("region.refused", SERVICE, row.citation());
    }
    Problem problem = notServed(policy, situation, row);
    return problem.by(row.rule(), row.citation());
  }

  private static Problem notServed(Policy policy, Situation situation, AccessRule row) {
    if (!row.scope().channels().isEmpty()) {
      return channelNotOpen(policy, situation);
    }
    return row.scope().holders().isEmpty()
        ? notOffered(policy, situation.service())
        : holderNotServed(policy, situation, offering(policy, situation.service()));
  }

  /** Blames the narrowest thing that could be chosen otherwise. */
  private static Problem notOffered(Policy policy, Situation situation) {
    List<AccessRule> offering = offering(policy, situation.service());
    if (offering.isEmpty()) {
      return notOffered(policy, situation.service());
    }
    return offering.stream().anyMatch(row -> names(row.scope().holders(), situation.holder()))
        ? channelNotOpen(policy, situation)
        : holderNotServed(policy, situation, offering);
  }

  /**
   * In the region's own words. What the region's documents have no word for it does not do; what
   * they have one for it does, though not here yet.
   */
  static Problem notOffered(Policy policy, Service service) {
    Word word = policy.words().get(service);
    if (word != null) {
      return word.refuses(
          "region.service-not-open", SERVICE, service.name(), word.word().zh(), word.word().en());
    }
    return Sourced.allRefuse(
        new TreeMap<>(policy.words()).values(),
        Problem.of(
            "region.service-not-offered",
            SERVICE,
            service.name(),
            said(Locale.SIMPLIFIED_CHINESE, "region.service-" + service),
            said(Locale.ENGLISH, "region.service-" + service)));
  }

  private static Problem channelNotOpen(Policy policy, Situation situation) {
    List<AccessRule> open =
        offering(policy, situation.service()).stream()
            .filter(row -> names(row.scope().holders(), situation.holder()))
            .toList();
    return Sourced.allRefuse(
        open,
        otherwise(
            policy,
            situation,
            "region.channel-not-open",
            "channel",
            situation.channel(),
            open.stream().flatMap(row -> all(row.scope().channels(), Channel.values()))));
  }

  /**
   * @param serving the rows by which others have it
   */
  static Problem holderNotServed(
      Policy policy, Situation situation, List<? extends Scoped> serving) {
    return Sourced.allRefuse(
        serving,
        otherwise(
            policy,
            situation,
            "region.holder-not-served",
            "holder",
            situation.holder(),
            serving.stream().flatMap(row -> all(row.scope().holders(), HolderType.values()))));
  }

  /** Says which it is that was asked for, and which would do; the sentences pick their language. */
  private static <E extends Enum<E>> Problem otherwise(
      Policy policy, Situation situation, String code, String field, E asked, Stream<E> wouldDo) {
    List<E> possible = wouldDo.distinct().sorted().toList();
    return Problem.of(
        code,
        field,
        asked.name(),
        policy.word(situation.service(), Locale.SIMPLIFIED_CHINESE),
        policy.word(situation.service(), Locale.ENGLISH),
        words(List.of(asked), Locale.SIMPLIFIED_CHINESE),
        words(List.of(asked), Locale.ENGLISH),
        words(possible, Locale.SIMPLIFIED_CHINESE),
        words(possible, Locale.ENGLISH));
  }

  private static String words(List<? extends Enum<?>> codes, Locale language) {
    return codes.isEmpty()
        ? said(language, "region.nothing")
        : codes.stream()
            .map(code -> said(language, "region.value-" + code.name()))
            .collect(Collectors.joining(Locale.ENGLISH.equals(language) ? ", " : "、"));
  }

  private static String said(Locale language, String key) {
    return Messages.text(language, key, List.of());
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
