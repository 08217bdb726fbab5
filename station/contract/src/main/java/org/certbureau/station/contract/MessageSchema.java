package org.certbureau.station.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.RegularExpression;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One direction's schema, compiled once. */
final class MessageSchema {
  /** An identifier, not an address: every schema is read from the class path, none is fetched. */
  private static final String BASE = "https://certbureau.org/station/contract/1/";

  private static final List<String> FILES =
      List.of(
          "common.json",
          "to-station.json",
          "prepare.json",
          "rekey.json",
          "reset-pin.json",
          "restore-key.json",
          "install.json",
          "restore.json",
          "confirmed.json",
          "abandon.json",
          "to-bureau.json",
          "key-ready.json",
          "pin-reset.json",
          "installed.json",
          "restored.json",
          "settled.json",
          "failed.json",
          "heartbeat.json");

  private static final JsonSchemaFactory FACTORY = factory();

  private final JsonSchema schema;

  private MessageSchema(String file) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .failFast(true)
            .regularExpressionFactory(MessageSchema::wholeValue)
            .build();
    schema = FACTORY.getSchema(SchemaLocation.of(BASE + file), config);
    schema.initializeValidators();
  }

  static MessageSchema toStation() {
    return new MessageSchema("to-station.json");
  }

  static MessageSchema toBureau() {
    return new MessageSchema("to-bureau.json");
  }

  /** Names the place and the keyword that failed, never the value: it may be a key. */
  void check(JsonNode message) throws ContractViolation {
    var failures = schema.validate(message);
    if (!failures.isEmpty()) {
      throw new ContractViolation(
          ContractViolation.Reason.SCHEMA,
          failures.stream()
              .map(MessageSchema::describe)
              .distinct()
              .collect(Collectors.joining(", ")));
    }
  }

  /**
   * Every pattern of ours speaks of the whole value. Left to {@code find}, Java's {@code $} would
   * let a line feed pass at the end, unlike the dialect that JSON Schema refers to.
   */
  private static RegularExpression wholeValue(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return value -> pattern.matcher(value).matches();
  }

  private static String describe(ValidationMessage failure) {
    String property = failure.getProperty() == null ? "" : "/" + failure.getProperty();
    return failure.getInstanceLocation() + property + " " + failure.getType();
  }

  private static JsonSchemaFactory factory() {
    Map<String, String> schemas = new LinkedHashMap<>();
    FILES.forEach(file -> schemas.put(BASE + file, read(file)));
    return JsonSchemaFactory.getInstance(
        VersionFlag.V202012, builder -> builder.schemaLoaders(loaders -> loaders.schemas(schemas)));
  }

  private static String read(String file) {
    try (InputStream in = MessageSchema.class.getResourceAsStream("/contract/" + file)) {
      if (in == null) {
        throw new IllegalStateException("schema missing from the class path: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
