package org.certbureau.kernel;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * One thing that is wrong with what was asked.
 *
 * @param code stable name, {@code feature.what-is-wrong}; the sentence for it stands in {@code
 *     messages/feature_*.properties}
 * @param field where it was typed (the form field's or JSON property's name), or null
 * @param rule the rule that refuses it ({@code GD-10}), or null where it is plain bad input
 * @param args what the sentence mentions, in its order; never personal data beyond what was typed.
 *     Of what somebody sent, the beginning and what can be seen
 */
public record Problem(String code, String field, String rule, List<String> args)
    implements Serializable {
  public Problem {
    Objects.requireNonNull(code, "code");
    field = Quoted.text(field);
    args = args == null ? List.of() : args.stream().map(Quoted::text).toList();
  }

  public static Problem of(String code, String field, String... args) {
    return new Problem(code, field, null, List.of(args));
  }

  public static Problem byRule(String rule, String code, String field, String... args) {
    return new Problem(code, field, rule, List.of(args));
  }

  /** The same problem at the field where it was typed: values do not know their fields. */
  public Problem at(String newField) {
    return new Problem(code, newField, rule, args);
  }

  /** The same problem with the rule that refuses it: values do not know their policies. */
  public Problem by(String newRule) {
    return new Problem(code, field, newRule, args);
  }
}
