package org.certbureau.work;

import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The conditions of a search, collected one by one. Its pages are walked by key, never by offset:
 * what comes in between shifts no row, and the last page costs what the first does.
 */
public final class Conditions {
  private final List<String> clauses = new ArrayList<>();
  private final Map<String, Object> values = new TreeMap<>();

  public Conditions and(String clause) {
    clauses.add(clause);
    return this;
  }

  /**
   * @param clause JPQL with the parameter {@code :name}
   * @param value null where it is not asked for
   */
  public Conditions and(String clause, String name, Object value) {
    if (value != null) {
      values.put(name, value);
      clauses.add(clause);
    }
    return this;
  }

  /** All that other conditions ask; no two of them give one name to different values. */
  public Conditions and(Conditions others) {
    clauses.addAll(others.clauses);
    values.putAll(others.values);
    return this;
  }

  /**
   * @param values null where any will do; none of them finds nothing
   */
  public Conditions among(String attribute, String name, Collection<?> values) {
    return values != null && values.isEmpty()
        ? nothing()
        : and(attribute + " in :" + name, name, values);
  }

  /** Whose attribute begins with that text; what LIKE would take for a sign stands for itself. */
  public Conditions beginning(String attribute, String name, String text) {
    return and(
        attribute + " like :" + name + " escape '!'", name, text == null ? null : beginning(text));
  }

  /** The pattern of what begins with a text, where {@code !} escapes. */
  public static String beginning(String text) {
    return text.replaceAll("([!%_])", "!$1") + "%";
  }

  /** One more value for what the conditions say already. */
  public Conditions with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** The rows behind one, in the order of two attributes of which the second is unique. */
  public Conditions behind(String first, Object firstValue, String second, Object secondValue) {
    values.put("first", firstValue);
    return and(
        "(%1$s > :first or (%1$s = :first and %2$s > :second))".formatted(first, second),
        "second",
        secondValue);
  }

  /** Whatever else is asked for: there is no such row. */
  public Conditions nothing() {
    return and("1 = 0");
  }

  public <T> TypedQuery<T> bind(TypedQuery<T> query) {
    values.forEach(query::setParameter);
    return query;
  }

  /** As it stands behind {@code where}. */
  @Override
  public String toString() {
    return clauses.isEmpty() ? "1 = 1" : String.join(" and ", clauses);
  }
}
