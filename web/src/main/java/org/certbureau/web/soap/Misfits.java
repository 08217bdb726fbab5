package org.certbureau.web.soap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.certbureau.kernel.Problem;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/**
 * Where a message does not follow the published schema, in our own words: the validator's are of
 * the machine's language and for who writes schemas. What it names in quotes is taken over, by the
 * number of the constraint (XML Schema 1.0, Part 1, appendix C).
 */
final class Misfits implements ErrorHandler {
  private static final int MOST_TOLD = 20;
  private static final Pattern CONSTRAINT = Pattern.compile("^(cvc-[\\w.-]+?):");
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
  private static final Pattern ATTRIBUTE = Pattern.compile("of attribute '(\\w+)' on element");
  private static final Pattern TYPE = Pattern.compile("(\\w+)'\\.$");

  /** What a value is not, by the type that the schema wants. */
  private static final Map<String, String> VALUES =
      Map.of(
          "int", "web.not-a-number",
          "integer", "web.not-a-number",
          "boolean", "web.not-a-flag",
          "base64Binary", "web.not-base64");

  /** How many names lead to the fields: the operation and its argument. */
  private static final int ARGUMENT = 2;

  private final List<String> place;
  private final List<Problem> found = new ArrayList<>();

  /** The type that a value was not of; its place is told after it. */
  private String type = "";

  /**
   * @param place the names that lead to where the validator is; its owner keeps it
   */
  Misfits(List<String> place) {
    this.place = Collections.unmodifiableList(place);
  }

  List<Problem> found() {
    return List.copyOf(found);
  }

  @Override
  public void warning(SAXParseException harmless) {
    // the schema is ours, and what it merely warns of is no matter of the caller's
  }

  @Override
  public void error(SAXParseException misfit) {
    if (found.size() == MOST_TOLD) {
      return; // a message may have millions of them
    }
    String said = String.valueOf(misfit.getMessage());
    Matcher constraint = CONSTRAINT.matcher(said);
    note(constraint.find() ? constraint.group(1) : "", said);
  }

  @Override
  public void fatalError(SAXParseException misfit) throws SAXParseException {
    throw misfit;
  }

  private void note(String constraint, String said) {
    List<String> quoted = QUOTED.matcher(said).results().map(match -> match.group(1)).toList();
    switch (constraint) {
      case "cvc-complex-type.2.4.a", "cvc-complex-type.2.4.c" ->
          add(here(), "web.xml-other-element", last(), expected(quoted));
      case "cvc-complex-type.2.4.b" ->
          add(below(expected(quoted)), "web.xml-missing", expected(quoted), last());
      case "cvc-complex-type.2.4.d", "cvc-complex-type.2.4.e", "cvc-complex-type.2.4.f" ->
          add(here(), "web.xml-no-such-element", last());
      case "cvc-complex-type.4" ->
          add(below(quoted.get(0)), "web.xml-attribute-missing", quoted.get(0), last());
      case "cvc-type.3.1.1" -> {
        String attribute = quoted.get(quoted.size() - 1);
        add(below(attribute), "web.xml-no-such-attribute", attribute, last());
      }
      case "cvc-complex-type.3.2.2" ->
          add(below(quoted.get(0)), "web.xml-no-such-attribute", quoted.get(0), last());
      case "cvc-complex-type.2.1", "cvc-complex-type.2.3", "cvc-type.3.1.2" ->
          add(here(), "web.xml-content", last());
      case "cvc-datatype-valid.1.2.1",
          "cvc-datatype-valid.1.2.3",
          "cvc-maxInclusive-valid",
          "cvc-minInclusive-valid",
          "cvc-fractionDigits-valid" ->
          type = typeIn(said);
      case "cvc-type.3.1.3", "cvc-complex-type.2.2" -> value(here());
      case "cvc-attribute.3" -> value(below(attributeIn(said)));
      default -> add(here(), "web.xml-misfit", last());
    }
  }

  private void value(String field) {
    add(field, VALUES.getOrDefault(type, "web.xml-value"), field);
    type = "";
  }

  /** The last that is quoted, as {@code 'integer'} or {@code '#AnonType_years'}. */
  private static String typeIn(String said) {
    Matcher named = TYPE.matcher(said);
    return named.find() ? named.group(1) : "";
  }

  /** The value before it may have quotes of its own. */
  private static String attributeIn(String said) {
    Matcher named = ATTRIBUTE.matcher(said);
    return named.find() ? named.group(1) : "";
  }

  private void add(String field, String code, String... said) {
    found.add(Problem.of(code, field, said));
  }

  /** What the validator lists in braces, without the names' own braces. */
  private static String expected(List<String> quoted) {
    String listed = quoted.get(quoted.size() - 1);
    return listed.replaceAll("\"[^\"]*\":", "").replaceAll("[{}]", "");
  }

  /** Without the operation and the argument that all its fields are in: {@code scan[0].name}. */
  private String here() {
    return String.join(".", place.subList(Math.min(place.size() - 1, ARGUMENT), place.size()));
  }

  private String below(String name) {
    return place.size() <= ARGUMENT ? name : here() + "." + name;
  }

  private String last() {
    return place.get(place.size() - 1).replaceAll("\\[.*", "");
  }
}
