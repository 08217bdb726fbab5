package org.certbureau.web.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.Problem;

/**
 * What a machine is told when its request is refused: problem details after RFC 9457.
 *
 * @param type a name for the kind of problem, not an address
 * @param title the same for every problem of this status
 * @param detail in the language that was asked for
 * @param code the first problem's stable name
 * @param field where the first problem's value was given, or null
 * @param rule the rule that refuses it, or null for plain bad input
 * @param citation the phrase of the office's documents that says so; for a rule {@code A-…}, which
 *     is the bureau's own reading, its words; null where there is no rule
 * @param reference under which an unexpected fault was logged, or null
 * @param problems every single one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Answer(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String field,
    String rule,
    String citation,
    String reference,
    List<Item> problems) {
  public static final String MEDIA_TYPE = "application/problem+json";

  /** RFC 4151: unique, and nobody is tempted to fetch it. */
  private static final String TYPE_PREFIX = "tag:certbureau.org,2026:";

  /** One of several problems. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Item(String code, String field, String rule, String citation, String detail) {
    public static Item of(Problem problem, Locale locale) {
      return new Item(
          problem.code(),
          problem.field(),
          problem.rule(),
          problem.citation(),
          Messages.text(locale, problem));
    }
  }

  static Answer of(int status, Locale locale, Problem... problems) {
    return of(status, locale, List.of(problems));
  }

  static Answer of(int status, Locale locale, List<Problem> problems) {
    return of(status, locale, problems, null);
  }

  static Answer fault(Locale locale, String reference) {
    return of(500, locale, List.of(Problem.of("web.fault", null, reference)), reference);
  }

  private static Answer of(int status, Locale locale, List<Problem> problems, String reference) {
    List<Item> items = problems.stream().map(problem -> Item.of(problem, locale)).toList();
    Item first = items.get(0);
    return new Answer(
        TYPE_PREFIX + first.code(),
        Messages.text(locale, "web.status-" + status, List.of()),
        status,
        items.stream().map(Item::detail).collect(Collectors.joining(" ")),
        first.code(),
        first.field(),
        first.rule(),
        first.citation(),
        reference,
        items);
  }
}
