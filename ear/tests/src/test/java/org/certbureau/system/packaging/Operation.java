package org.certbureau.system.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An operation of the REST door as its own description has it.
 *
 * @param body the schema of its JSON body; missing where it takes none
 * @param schemas what schemas refer to
 */
record Operation(
    String method, String path, List<Parameter> parameters, JsonNode body, JsonNode schemas) {
  /**
   * Something in the path or the query.
   *
   * @param type as JSON Schema calls it
   * @param beyond whole numbers beside the range that it has; none where it has no range
   */
  record Parameter(String name, boolean inPath, String type, List<Long> beyond) {
    static Parameter of(JsonNode told) {
      JsonNode schema = told.path("schema");
      List<Long> beyond = new ArrayList<>();
      if (schema.has("minimum")) {
        beyond.add(schema.path("minimum").asLong() - 1);
      }
      if (schema.has("maximum")) {
        beyond.add(schema.path("maximum").asLong() + 1);
      }
      return new Parameter(
          told.path("name").asText(),
          told.path("in").asText().equals("path"),
          schema.path("type").asText(),
          beyond);
    }
  }

  /**
   * A property of the body, which may be one of an object in it: {@code chips[0].model}.
   *
   * @param besides the names beside it
   */
  record Property(String name, JsonNode schema, Set<String> besides) {
    String type() {
      return schema.path("format").asText().equals("date") ? "date" : schema.path("type").asText();
    }

    /** Whether what stands in an array is whole numbers, so that one is no misfit there. */
    boolean holdsIntegers() {
      return schema.path("items").path("type").asText().equals("integer");
    }
  }

  /** All of them. */
  static List<Operation> of(JsonNode description) {
    JsonNode schemas = description.at("/components/schemas");
    List<Operation> operations = new ArrayList<>();
    description
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            operations.add(
                                of(
                                    operation.getKey(),
                                    path.getKey(),
                                    operation.getValue(),
                                    schemas))));
    return operations;
  }

  private static Operation of(String method, String path, JsonNode told, JsonNode schemas) {
    List<Parameter> parameters =
        StreamSupport.stream(told.path("parameters").spliterator(), false)
            .map(Parameter::of)
            .toList();
    JsonNode body = told.at("/requestBody/content").path("application/json").path("schema");
    return new Operation(method.toUpperCase(Locale.ROOT), path, parameters, body, schemas);
  }

  boolean takesJson() {
    return !body.isMissingNode();
  }

  /** The properties of the body and those of the objects in it. */
  Stream<Property> properties() {
    return takesJson() ? properties("", body) : Stream.empty();
  }

  private Stream<Property> properties(String within, JsonNode schema) {
    return resolved(schema).path("properties").properties().stream()
        .flatMap(
            property -> {
              Property found =
                  new Property(
                      within + property.getKey(), resolved(property.getValue()), names(schema));
              JsonNode items = found.schema().path("items");
              return Stream.concat(
                  Stream.of(found),
                  items.has("$ref") ? properties(found.name() + "[0].", items) : Stream.empty());
            });
  }

  private Set<String> names(JsonNode schema) {
    return resolved(schema).path("properties").properties().stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty()
        ? schema
        : schemas.path(reference.substring(reference.lastIndexOf('/') + 1));
  }

  /** Where it is asked for, with a value for each part of the path. */
  String at(Map<String, String> values) {
    return at(values, Map.of());
  }

  /** The same with a query. */
  String at(Map<String, String> values, Map<String, String> query) {
    Map<String, String> known = new LinkedHashMap<>(values);
    known.putAll(query);
    String place = path;
    StringBuilder asked = new StringBuilder();
    for (Parameter parameter : parameters) {
      String value = known.getOrDefault(parameter.name(), "x");
      if (parameter.inPath()) {
        place = place.replace("{" + parameter.name() + "}", encoded(value));
      } else if (query.containsKey(parameter.name())) {
        asked
            .append(asked.isEmpty() ? '?' : '&')
            .append(parameter.name())
            .append('=')
            .append(encoded(value));
      }
    }
    return "/api/v1" + place + asked;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
