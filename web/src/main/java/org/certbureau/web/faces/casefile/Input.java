package org.certbureau.web.faces.casefile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.kernel.calendar.Days;
import org.certbureau.region.policy.Choice;
import org.certbureau.region.policy.FieldKind;
import org.certbureau.region.policy.FormField;
import org.certbureau.web.faces.words.Words;

/** A field of a region's form as a control on the screen; reads and writes the form's values. */
public final class Input {
  private static final String BETWEEN_CODES = ",";

  /** Which control a field gets. */
  public enum Control {
    TEXT,
    CHOICE,
    CHOICES,
    FLAG,
    DAY
  }

  private final FormField field;
  private final List<Choice> choices;
  private final boolean open;
  private final Map<String, String> form;
  private final Words say;

  public Input(FormField field, List<Choice> choices, Map<String, String> form, Words say) {
    this(field, choices, false, form, say);
  }

  /**
   * @param open whether something may be named that is none of the choices
   */
  public Input(
      FormField field, List<Choice> choices, boolean open, Map<String, String> form, Words say) {
    this.open = open;
    this.field = field;
    this.choices = choices;
    this.form = form;
    this.say = say;
  }

  public String getKey() {
    return field.key();
  }

  public String getLabel() {
    return say.in(field.label());
  }

  /** What helps to fill it in; a set of which one is enough says so. */
  public String getHint() {
    if (field.hint() != null) {
      return say.in(field.hint());
    }
    return field.anyOf() == null ? "" : say.of("field.any-of");
  }

  public boolean isRequired() {
    return field.required();
  }

  /** Not required by itself, by a set or by another field. */
  public boolean isOptional() {
    return !field.required() && field.anyOf() == null && field.requiredIf() == null;
  }

  public Control getControl() {
    return switch (field.kind()) {
      case CHOICE, PAIR -> Control.CHOICE;
      case CHOICES, SYSTEMS -> Control.CHOICES;
      case BOOLEAN -> Control.FLAG;
      case DATE -> Control.DAY;
      default -> Control.TEXT;
    };
  }

  /** Identifiers are set in a type in which each character can be told from the next. */
  public boolean isIdentifier() {
    return switch (field.kind()) {
      case CREDIT_CODE,
          REGISTRATION_NUMBER,
          ORGANIZATION_CODE,
          INSURANCE_NUMBER,
          CITIZEN_ID,
          PASSPORT,
          DOCUMENT_NUMBER ->
          true;
      default -> false;
    };
  }

  /** Takes the whole width. */
  public boolean isWide() {
    return field.kind() == FieldKind.ADDRESS
        || getControl() == Control.CHOICES
        || getControl() == Control.FLAG;
  }

  public int getMax() {
    return field.max() > 0 ? field.max() : 200;
  }

  /** Codes by their labels, as a menu wants them. */
  public Map<String, String> getChoices() {
    Map<String, String> offered = new LinkedHashMap<>();
    choices.forEach(choice -> offered.put(say.in(choice.label()), choice.code()));
    return offered;
  }

  public String getValue() {
    return form.getOrDefault(field.key(), preset());
  }

  public void setValue(String value) {
    if (value == null || value.isBlank()) {
      form.remove(field.key());
    } else {
      form.put(field.key(), value);
    }
  }

  private String preset() {
    return field.preset() == null ? "" : field.preset();
  }

  /** Those of the choices that are ticked. */
  public List<String> getValues() {
    return values().stream().filter(this::isChoice).toList();
  }

  public void setValues(List<String> values) {
    join(values == null ? List.of() : values, others());
  }

  /** How many were chosen or named. */
  public int getCount() {
    return values().size();
  }

  /** Whether something may be named that is none of the choices. */
  public boolean isOpen() {
    return open;
  }

  /** What was named beside the choices. */
  public String getOthers() {
    return String.join(say.of("list.separator"), others());
  }

  public void setOthers(String typed) {
    join(getValues(), typed == null || typed.isBlank() ? List.of() : List.of(typed));
  }

  private List<String> others() {
    return values().stream().filter(value -> !isChoice(value)).toList();
  }

  private List<String> values() {
    String value = getValue();
    return value.isEmpty()
        ? List.of()
        : Arrays.stream(value.split("[,，、;；]")).filter(each -> !each.isBlank()).toList();
  }

  private void join(List<String> chosen, List<String> named) {
    setValue(
        Stream.concat(chosen.stream(), named.stream()).collect(Collectors.joining(BETWEEN_CODES)));
  }

  private boolean isChoice(String code) {
    return choices.stream().anyMatch(choice -> choice.code().equals(code));
  }

  public boolean isFlag() {
    return Boolean.parseBoolean(getValue());
  }

  public void setFlag(boolean flag) {
    setValue(Boolean.toString(flag));
  }

  /** Null also for a text that is no day: the desk says what is wrong with it. */
  public LocalDate getDay() {
    try {
      return getValue().isEmpty() ? null : Days.of(getValue());
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  public void setDay(LocalDate day) {
    setValue(day == null ? "" : day.toString());
  }
}
