package org.certbureau.region.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The schema of policies: what is misspelt or left out is refused before it is read. */
final class PolicySchema {
  private static final String RESOURCE = "db/policies/policy.schema.json";
  private static final JsonSchema SCHEMA = load();

  private PolicySchema() {}

  static void check(JsonNode document) {
    Set<ValidationMessage> broken = SCHEMA.validate(document);
    if (!broken.isEmpty()) {
      throw new UnreadablePolicy(
          "breaks the policy schema: " + told(broken, PolicySchema::inEnglish, "; "),
          "不合政策的格式：" + told(broken, SchemaWords::of, "；"));
    }
  }

  private static String told(
      Set<ValidationMessage> broken, Function<ValidationMessage, String> words, String between) {
    return broken.stream()
        .map(words)
        .sorted(Comparator.naturalOrder())
        .collect(Collectors.joining(between));
  }

  private static String inEnglish(ValidationMessage broken) {
    return broken.getInstanceLocation().toString().isEmpty()
        ? "document" + broken.getMessage()
        : broken.getMessage();
  }

  private static JsonSchema load() {
    try (InputStream schema = PolicySchema.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(
              schema,
              SchemaValidatorsConfig.builder()
                  .locale(Locale.ROOT)
                  .formatAssertionsEnabled(true)
                  .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
