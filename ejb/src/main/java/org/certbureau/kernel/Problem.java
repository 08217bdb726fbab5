package org.certbureau.kernel;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * One thing that is wrong with what was asked.
 *
 * @param code stable name, {@code feature.what-is-wrong}; the sentence for it stands in {@code
 *     messages/feature_*.properties}
 * @param field where it was typed (the form field's or JSON property's name), or null
 * @param rule the rule that refuses it ({@code GD-10}), several with {@code 、} between, or null
 *     where it is plain bad input
 * @param citation the phrase of the office's documents that says so; null where there is no rule
 * @param args what the sentence mentions, in its order; never personal data beyond what was typed.
 *     Of what somebody sent, the beginning and what can be seen
 */
public record Problem(String code, String field, String rule, String citation, List<String> args)
    implements Serializable {
  public Problem {
    Objects.requireNonNull(code, "code");
    if ((rule == null) != (citation == null)) {
      throw new IllegalArgumentException(code + ": a rule is told with the phrase that says it");
    }
    field = Quoted.text(field);
    args = args == null ? List.of() : args.stream().map(Problem::mentioned).toList();
  }

  /** What nobody sent is the empty text, for which {@link Messages} has a word. */
  private static String mentioned(String arg) {
    return arg == null ? "" : Quoted.text(arg);
  }

  /** What is wrong by itself, whatever the region: plain bad input. */
  public static Problem of(String code, String field, String... args) {
    return new Problem(code, field, null, null, Arrays.asList(args));
  }

  /** The same problem at the field where it was typed: values do not know their fields. */
  public Problem at(String newField) {
    return new Problem(code, newField, rule, citation, args);
  }

  /** The same problem with the rule that refuses it: values do not know their policies. */
  public Problem by(String newRule, String newCitation) {
    return new Problem(code, field, newRule, newCitation, args);
  }
}
