package org.certbureau.region.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.policy.Reading;
import org.certbureau.region.policy.Sourced;

/**
 * The bureau's own readings of doubtful places: the code of one tells nobody anything, so that a
 * row that rests on it is cited by its words. A policy of before has none and is cited as it
 * stands.
 */
final class Readings {
  private Readings() {}

  /** Puts the words of each reading before the phrase that it reads. */
  static void cite(JsonNode document) {
    Map<String, String> words = new HashMap<>();
    document
        .path("readings")
        .forEach(each -> words.put(each.path("reading").asText(), each.path("words").asText()));
    if (!words.isEmpty()) {
      cite(document, words);
    }
  }

  private static void cite(JsonNode node, Map<String, String> words) {
    String said = words.get(node.path("rule").asText());
    if (said != null && node instanceof ObjectNode row) {
      row.put("citation", Sourced.read(said, row.path("citation").asText()));
    }
    node.forEach(inner -> cite(inner, words));
  }

  /** The readings that rows rest on and that are not put in words; none where no reading is. */
  static Set<String> unsaid(Policy policy) {
    Set<String> said = policy.readings().stream().map(Reading::reading).collect(Collectors.toSet());
    return said.isEmpty()
        ? Set.of()
        : rows(policy)
            .map(Sourced::rule)
            .filter(Sourced::isReading)
            .filter(rule -> !said.contains(rule))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Every row of a policy that names its rule, at any depth. */
  static Stream<Sourced> rows(Object part) {
    if (part instanceof Collection<?> several) {
      return several.stream().flatMap(Readings::rows);
    }
    if (part instanceof Map<?, ?> named) {
      return rows(List.copyOf(named.values()));
    }
    if (!(part instanceof Record)) {
      return Stream.empty();
    }
    Stream<Sourced> inner =
        Stream.of(part.getClass().getRecordComponents()).flatMap(each -> rows(value(part, each)));
    return part instanceof Sourced row ? Stream.concat(Stream.of(row), inner) : inner;
  }

  private static Object value(Object part, RecordComponent component) {
    try {
      return component.getAccessor().invoke(part);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
