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
import java.util.stream.Collectors;

/** The schema of policies: what is misspelt or left out is refused before it is read. */
final class PolicySchema {
  private static final String RESOURCE = "db/policies/policy.schema.json";
  private static final JsonSchema SCHEMA = load();

  private PolicySchema() {}

  static void check(JsonNode document) {
    String broken = broken(document, Locale.ROOT, "; ");
    if (!broken.isEmpty()) {
      throw new UnreadablePolicy(
          "breaks the policy schema: " + broken,
          "不合政策的格式：" + broken(document, Locale.SIMPLIFIED_CHINESE, "；"));
    }
  }

  private static String broken(JsonNode document, Locale language, String between) {
    return SCHEMA
        .validate(document, asked -> asked.getExecutionConfig().setLocale(language))
        .stream()
        .map(ValidationMessage::getMessage)
        .sorted(Comparator.naturalOrder())
        .collect(Collectors.joining(between));
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
