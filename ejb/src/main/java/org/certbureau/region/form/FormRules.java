package org.certbureau.region.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.certbureau.kernel.FreeText;
import org.certbureau.kernel.Problem;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.Situation;
import org.certbureau.region.policy.Annex;
import org.certbureau.region.policy.FieldCondition;
import org.certbureau.region.policy.FormField;
import org.certbureau.region.policy.FormKeys;
import org.certbureau.region.policy.Policy;

/** Checks a form against the fields of a policy, all of it at once. */
public final class FormRules {
  private final FieldCheck fieldCheck;
  private final List<FormField> fields;
  private final Set<String> keys;
  private final Map<String, String> typed = new HashMap<>();
  private final Map<String, String> values = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private FormRules(FieldCheck fieldCheck, List<FormField> fields, Map<String, String> form) {
    this.fieldCheck = fieldCheck;
    this.fields = fields;
    this.keys = form.keySet();
    for (FormField field : fields) {
      String text = form.get(field.key());
      if (!FreeText.cleaned(text).isEmpty()) {
        typed.put(field.key(), text);
      } else if (field.preset() != null) {
        typed.put(field.key(), field.preset());
      }
    }
  }

  /**
   * Checks a form that is to be submitted: nothing required may be missing.
   *
   * @param form what was typed, by field key; a key that the form does not have is refused
   * @param today in Asia/Shanghai; nobody is born later
   */
  public static CheckedForm check(
      Policy policy, Situation situation, Map<String, String> form, LocalDate today) {
    FormRules rules = new FormRules(new FieldCheck(policy, today), policy.fields(situation), form);
    rules.refuseUnknown();
    rules.readAll();
    rules.requireAll();
    return rules.result();
  }

  /** Checks a draft: what is there must be right, what is missing may come later. */
  public static CheckedForm checkDraft(
      Policy policy, Situation situation, Map<String, String> form, LocalDate today) {
    FormRules rules = new FormRules(new FieldCheck(policy, today), policy.fields(situation), form);
    rules.refuseUnknown();
    rules.readAll();
    return rules.result();
  }

  /**
   * Without what an earlier answer made part of the form: it is kept, and not asked for any more.
   */
  public static Map<String, String> asked(
      Policy policy, Situation situation, Map<String, String> form) {
    Set<String> not = new LinkedHashSet<>();
    policy.form().stream().map(FormField::key).forEach(not::add);
    policy.fields(situation).stream().map(FormField::key).forEach(not::remove);
    Map<String, String> asked = new HashMap<>(form);
    asked.keySet().removeAll(not);
    return asked;
  }

  /** Checks one row of an annex. */
  public static CheckedForm checkRow(
      Policy policy, Annex annex, Map<String, String> row, LocalDate today) {
    FormRules rules = new FormRules(new FieldCheck(policy, today), annex.fields(), row);
    rules.refuseUnknown();
    rules.readAll();
    rules.requireAll();
    return rules.result();
  }

  /** What a checked form tells that other rows of a policy may hang on. */
  public static Facts facts(Map<String, String> values) {
    boolean numbered =
        Stream.of(FormKeys.CREDIT_CODE, FormKeys.ORGANIZATION_CODE, FormKeys.REGISTRATION_NUMBER)
            .anyMatch(values::containsKey);
    return Facts.of(Fact.UNIFIED_LICENCE, values.containsKey(FormKeys.CREDIT_CODE))
        .with(Fact.OTHER_DOCUMENT_ALONE, !numbered && values.containsKey(FormKeys.OTHER_DOCUMENT));
  }

  /** How many online systems a checked form asks for; at least the one that every form means. */
  public static int systems(Map<String, String> values) {
    String codes = values.get(FormKeys.SYSTEMS);
    return codes == null ? 1 : codes.split(",", -1).length;
  }

  private CheckedForm result() {
    return new CheckedForm(values, problems);
  }

  private void refuseUnknown() {
    Set<String> known = new LinkedHashSet<>();
    fields.forEach(field -> known.add(field.key()));
    keys.stream()
        .filter(key -> !known.contains(key))
        .sorted()
        .forEach(key -> problems.add(Problem.of("region.field-unknown", key, key)));
  }

  private void readAll() {
    for (FormField field : fields) {
      if (typed.containsKey(field.key())) {
        read(field);
      }
    }
  }

  private void read(FormField field) {
    Outcome outcome = fieldCheck.read(field, typed);
    if (outcome.problem() != null) {
      problems.add(outcome.problem().at(field.key()).by(field.rule(), field.citation()));
    } else {
      values.put(field.key(), outcome.value());
    }
  }

  private void requireAll() {
    Map<String, List<FormField>> sets = new LinkedHashMap<>();
    for (FormField field : fields) {
      if (field.anyOf() != null) {
        sets.computeIfAbsent(field.anyOf(), name -> new ArrayList<>()).add(field);
      }
      if (missing(field) && required(field)) {
        problems.add(problem("region.field-required", field, List.of(field)));
      }
    }
    for (List<FormField> set : sets.values()) {
      if (set.stream().allMatch(this::missing)) {
        problems.add(problem("region.field-any-of", set.get(0), set));
      }
    }
  }

  private boolean required(FormField field) {
    FieldCondition condition = field.requiredIf();
    return field.required()
        || (condition != null && condition.holds(values.get(condition.field())));
  }

  /** Nothing was typed; what was typed wrongly has its own problem. */
  private boolean missing(FormField field) {
    return !typed.containsKey(field.key());
  }

  /** The labels go along in both languages: the sentence of each language picks its own. */
  private static Problem problem(String code, FormField field, List<FormField> named) {
    List<String> zh = named.stream().map(each -> each.label().zh()).toList();
    List<String> en = named.stream().map(each -> each.label().en()).toList();
    return field.refuses(code, field.key(), String.join("、", zh), String.join(", ", en));
  }
}
