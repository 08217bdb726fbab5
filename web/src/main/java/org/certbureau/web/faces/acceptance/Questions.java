package org.certbureau.web.faces.acceptance;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.policy.FormField;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Words;

/** What a clerk finds out at the counter: a field, a paper or a price hangs on the answer. */
@Named
@RequestScoped
public class Questions {
  @Inject private Draft draft;
  @Inject private Problems problems;
  @Inject private Words say;

  /**
   * A question with its answers as tiles.
   *
   * @param answer null for none yet
   */
  public record Question(Fact fact, String field, String text, Boolean answer) {
    public boolean isYes() {
      return Boolean.TRUE.equals(answer);
    }

    public boolean isNo() {
      return Boolean.FALSE.equals(answer);
    }
  }

  public List<Question> getAll() {
    return asked().stream()
        .map(
            fact ->
                new Question(
                    fact,
                    Facts.FIELD + fact.name(),
                    say.question(fact),
                    draft.facts().is(fact).orElse(null)))
        .toList();
  }

  private Set<Fact> asked() {
    return draft.getPolicy().asked(draft.situation());
  }

  /** Whether a field hangs on an answer that nobody has given yet. */
  boolean hides(FormField field) {
    return field.scope().asks(draft.situation()).stream().anyMatch(asked()::contains);
  }

  /** Whether it is about such a field: the question comes first. */
  boolean hides(Problem problem) {
    return draft.getPolicy().fields(draft.situation()).stream()
        .anyMatch(field -> field.key().equals(problem.field()) && hides(field));
  }

  /** Says which of them are still open; whether there are any. */
  boolean tellOpen() {
    List<Question> open = getAll().stream().filter(question -> question.answer() == null).toList();
    open.forEach(question -> problems.add(question.field(), "accept.unasked", question.text()));
    return !open.isEmpty();
  }
}
