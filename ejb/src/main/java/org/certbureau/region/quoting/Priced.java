package org.certbureau.region.quoting;

import java.util.List;
import java.util.Optional;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.business.Facts;
import org.certbureau.region.policy.Policy;

/**
 * What something costs, or the questions on which that still hangs.
 *
 * @param open none where it is quoted
 */
public record Priced(Optional<Quote> quote, List<Problem> open) {
  public Priced {
    open = List.copyOf(open);
  }

  /**
   * @throws RuleViolation where something else than an untold fact is in the way
   */
  public static Priced of(Policy policy, QuoteRequest request) {
    try {
      return new Priced(Optional.of(Quoting.quote(policy, request)), List.of());
    } catch (RuleViolation undecided) {
      if (undecided.problems().stream().allMatch(Priced::isQuestion)) {
        return new Priced(Optional.empty(), undecided.problems());
      }
      throw undecided;
    }
  }

  private static boolean isQuestion(Problem problem) {
    return problem.field() != null && problem.field().startsWith(Facts.FIELD);
  }
}
