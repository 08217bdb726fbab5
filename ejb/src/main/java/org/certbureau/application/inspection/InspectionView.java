package org.certbureau.application.inspection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Fact;
import org.certbureau.region.policy.InspectionRule;
import org.certbureau.region.quoting.Quote;

/**
 * The inspection that an application asks for, as far as it was done.
 *
 * @param row what is looked at, and by which rule
 * @param open whether it may still be done, or done again
 * @param chip the token that carries the certificate
 * @param answers what was found
 * @param methods by which, by their codes
 * @param inspectedBy login of who did; null before anybody did
 * @param inspectorName what people call them
 * @param warranty null where the region grants none
 * @param outcomes what it may cost, by all that this hangs on
 * @param quote what it costs; null while that hangs on an answer
 * @param questions what is not answered yet, each at its fact
 */
public record InspectionView(
    InspectionRule row,
    boolean open,
    String chip,
    Map<Fact, Boolean> answers,
    List<String> methods,
    String remark,
    String inspectedBy,
    String inspectorName,
    Instant inspectedAt,
    WarrantyTerm warranty,
    List<Outcome> outcomes,
    Quote quote,
    List<Problem> questions) {
  public InspectionView {
    answers = Map.copyOf(answers);
    methods = List.copyOf(methods);
    outcomes = List.copyOf(outcomes);
    questions = List.copyOf(questions);
  }

  /** What was found of that; null while nobody has said. */
  public Boolean answer(Fact fact) {
    return answers.get(fact);
  }

  /** Whether it was looked at and nothing was found: no application goes on from that. */
  public boolean isDisproved() {
    return Boolean.FALSE.equals(answers.get(row.establishes()));
  }

  /** Whether nothing stands open on which the application hangs. */
  public boolean isSettled() {
    return questions.isEmpty();
  }
}
