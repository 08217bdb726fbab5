package org.certbureau.region.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.certbureau.region.policy.Text;
import org.certbureau.region.reading.PolicyReader;

/**
 * What two versions of a policy say otherwise, row by row. A row is whatever names its rule; what
 * stands in a part of the policy without a rule is compared as one row of that part.
 */
public final class Difference {
  /** Where rows carry their name, the likeliest first. */
  private static final List<String> NAMES =
      List.of("label", "title", "item", "word", "name", "text");

  /** What tells a row from its neighbours, the surest first. */
  private static final List<String> IDENTITIES =
      List.of("key", "code", "gate", "method", "extension", "way", "kind", "value", "reading");

  private static final Set<String> SOURCES = Set.of("rule", "citation");

  private final Map<String, Row> rows = new LinkedHashMap<>();

  private record Row(
      String section, Text name, ChangedRow.Source source, Map<String, List<Text>> says) {}

  private Difference(JsonNode document) {
    document
        .fields()
        .forEachRemaining(
            part -> {
              if (!Set.of("region", "version").contains(part.getKey())) {
                collect(part.getKey(), part.getKey(), part.getValue());
              }
            });
  }

  /**
   * @param before YAML
   * @param after YAML
   * @return in the order of the later document; what is left out stands last
   */
  public static List<ChangedRow> between(String before, String after) {
    Map<String, Row> old = new Difference(PolicyReader.rows(before)).rows;
    Map<String, Row> young = new Difference(PolicyReader.rows(after)).rows;
    Set<String> places = new LinkedHashSet<>(young.keySet());
    places.addAll(old.keySet());
    List<ChangedRow> changed = new ArrayList<>();
    for (String place : places) {
      Row was = old.get(place);
      Row is = young.get(place);
      if (!Objects.equals(was, is)) {
        changed.add(changed(was, is));
      }
    }
    return changed;
  }

  private static ChangedRow changed(Row was, Row is) {
    Row named = is == null ? was : is;
    Map<String, List<Text>> before = was == null ? Map.of() : was.says();
    Map<String, List<Text>> after = is == null ? Map.of() : is.says();
    Set<String> keys = new LinkedHashSet<>(after.keySet());
    keys.addAll(before.keySet());
    return new ChangedRow(
        named.section(),
        named.name(),
        was == null ? null : was.source(),
        is == null ? null : is.source(),
        keys.stream()
            .filter(key -> !Objects.equals(before.get(key), after.get(key)))
            .map(
                key ->
                    new ChangedRow.Value(
                        key,
                        before.getOrDefault(key, List.of()),
                        after.getOrDefault(key, List.of())))
            .toList());
  }

  // ---- the rows of one document

  private void collect(String section, String place, JsonNode node) {
    if (node.isArray()) {
      int unnamed = 0;
      for (JsonNode element : node) {
        String identity = identity(element);
        collect(section, place + "/" + (identity.isEmpty() ? "#" + unnamed++ : identity), element);
      }
    } else if (isRow(node)) {
      add(place, section, node);
      node.fields().forEachRemaining(inner -> collectInner(section, place, inner));
    } else if (node.isObject()) {
      collectLoose(section, place, node);
    } else {
      add(place, section, Map.of(section, texts(node).toList()), plain(section), null);
    }
  }

  private void collectInner(String section, String place, Map.Entry<String, JsonNode> inner) {
    if (holdsRows(inner.getValue())) {
      collect(section, place + "/" + inner.getKey(), inner.getValue());
    }
  }

  /** A part without a rule of its own: the rows in it are rows, the rest says what it says. */
  private void collectLoose(String section, String place, JsonNode part) {
    Map<String, List<Text>> says = new LinkedHashMap<>();
    part.fields()
        .forEachRemaining(
            inner -> {
              if (holdsRows(inner.getValue())) {
                collect(section, place + "/" + inner.getKey(), inner.getValue());
              } else {
                flatten(inner.getKey(), inner.getValue(), says);
              }
            });
    if (!says.isEmpty()) {
      add(place, section, says, nameOf(part, section), null);
    }
  }

  private void add(String place, String section, JsonNode row) {
    Map<String, List<Text>> says = new LinkedHashMap<>();
    row.fields()
        .forEachRemaining(
            inner -> {
              if (!SOURCES.contains(inner.getKey()) && !holdsRows(inner.getValue())) {
                flatten(inner.getKey(), inner.getValue(), says);
              }
            });
    String rule = row.path("rule").asText();
    add(
        place,
        section,
        says,
        nameOf(row, rule),
        new ChangedRow.Source(rule, row.path("citation").asText()));
  }

  /** Two rows may look alike; the second of them is the second in the other document too. */
  private void add(
      String place,
      String section,
      Map<String, List<Text>> says,
      Text name,
      ChangedRow.Source source) {
    String free = place;
    for (int twin = 2; rows.containsKey(free); twin++) {
      free = place + "~" + twin;
    }
    rows.put(free, new Row(section, name, source, says));
  }

  private static boolean isRow(JsonNode node) {
    return node.isObject() && node.has("rule");
  }

  private static boolean holdsRows(JsonNode node) {
    return node.isContainerNode()
        && (isRow(node)
            || StreamSupport.stream(node.spliterator(), false).anyMatch(Difference::holdsRows));
  }

  private static String identity(JsonNode row) {
    String scope = row.path("for").toString();
    return IDENTITIES.stream()
        .filter(key -> row.path(key).isValueNode())
        .findFirst()
        .map(
            key ->
                row.path(key).asText() + (Set.of("key", "code").contains(key) ? "" : " " + scope))
        .orElseGet(() -> isRow(row) ? row.path("rule").asText() + " " + scope : "");
  }

  /** In words; by its code where it has none, which screens have a word for. */
  private static Text nameOf(JsonNode row, String otherwise) {
    return NAMES.stream()
        .map(row::path)
        .filter(Difference::isText)
        .findFirst()
        .map(Difference::text)
        .orElseGet(
            () ->
                plain(
                    IDENTITIES.stream()
                        .map(row::path)
                        .filter(JsonNode::isTextual)
                        .findFirst()
                        .map(JsonNode::asText)
                        .orElse(otherwise)));
  }

  // ---- what a row says

  private static void flatten(String key, JsonNode value, Map<String, List<Text>> says) {
    if (value.isObject() && !isText(value)) {
      value.fields().forEachRemaining(inner -> flatten(inner.getKey(), inner.getValue(), says));
    } else {
      says.merge(
          key,
          texts(value).toList(),
          (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
    }
  }

  private static boolean isText(JsonNode node) {
    return node.isObject() && node.has("zh") && node.has("en");
  }

  private static Text text(JsonNode value) {
    return new Text(value.path("zh").asText(), value.path("en").asText());
  }

  private static Stream<Text> texts(JsonNode value) {
    if (isText(value)) {
      return Stream.of(text(value));
    }
    if (value.isObject()) {
      return value.properties().stream().flatMap(inner -> named(inner.getKey(), inner.getValue()));
    }
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false).flatMap(Difference::texts)
        : Stream.of(plain(value.asText()));
  }

  /** Of a yes or no the name is what matters. */
  private static Stream<Text> named(String key, JsonNode value) {
    return value.isBoolean() ? Stream.of(plain(value.asBoolean() ? key : "!" + key)) : texts(value);
  }

  private static Text plain(String word) {
    return new Text(word, word);
  }
}
