package org.certbureau.application.production;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.kernel.Beginning;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Service;

/**
 * Why a token could not be made.
 *
 * @param code stable: the code of the rule that refused it ({@code ca.name-too-long}), or what a
 *     station or the bureau calls it ({@code TOKEN_FAULT}), whose sentence is a {@code failure.…}
 *     of the applications' texts
 * @param args what the sentence of a rule mentions, in its order
 */
public record ProductionFailure(String code, List<String> args) {
  private static final String WORDS = "application.failure.";

  /** What is said of a rule where what it mentioned is not at hand. */
  private static final String BY_SOME_RULE = "NOT_CERTIFIABLE";

  private static final Map<String, Service> REMEDIES =
      Map.of(
          "PIN_LOCKED", Service.UNLOCK,
          "FEW_TRIES", Service.UNLOCK,
          "NO_ROOM", Service.TOKEN_UPGRADE,
          "TOKEN_FAULT", Service.REISSUE_DAMAGED);

  /** No two recovery officers are left who could consent (A-G7). */
  public static final String DECIDED = "RECOVERY_REFUSED";

  private static final int LONGEST_ARGUMENT = 200;
  private static final int MOST_ARGUMENTS = 4;
  private static final String SEAM = "\n";

  public ProductionFailure {
    args =
        args.stream()
            .limit(MOST_ARGUMENTS)
            .map(arg -> Beginning.of(arg.replace(SEAM, " "), LONGEST_ARGUMENT))
            .toList();
  }

  public static ProductionFailure of(String code) {
    return new ProductionFailure(code, List.of());
  }

  /** A rule has refused it. */
  public static ProductionFailure of(Problem refused) {
    return new ProductionFailure(refused.code(), refused.args());
  }

  /** As it was {@link #stored}; a reason of before there were arguments is a code alone. */
  public static ProductionFailure read(String stored) {
    List<String> lines = Arrays.asList(stored.split(SEAM, -1));
    return new ProductionFailure(lines.get(0), lines.subList(1, lines.size()));
  }

  /** As one column keeps it. */
  public String stored() {
    return Stream.concat(Stream.of(code), args.stream()).collect(Collectors.joining(SEAM));
  }

  /** The sentence; the plain code of what nobody has words for. */
  public String in(Locale language) {
    try {
      if (!isOfRule()) {
        return Messages.text(language, WORDS + code, args);
      }
      String sentence = Messages.text(language, code, args);
      return sentence.contains("{") ? of(BY_SOME_RULE).in(language) : sentence;
    } catch (MissingResourceException unknown) {
      return code;
    }
  }

  /** Whether a rule refused it, whose sentence may mention a person's name. */
  public boolean isOfRule() {
    return code.indexOf('.') > 0;
  }

  /**
   * The service that helps a holder whose own token it was; whether a region has it is its
   * policy's.
   */
  public Optional<Service> remedy() {
    return Optional.ofNullable(REMEDIES.get(code));
  }

  /** Whether people have decided against it, so that nothing comes of another try. */
  public boolean isDecision() {
    return code.equals(DECIDED);
  }

  /** For machines, which are told in every language. */
  public String getZh() {
    return in(Locale.SIMPLIFIED_CHINESE);
  }

  /** For machines, which are told in every language. */
  public String getEn() {
    return in(Locale.ENGLISH);
  }
}
