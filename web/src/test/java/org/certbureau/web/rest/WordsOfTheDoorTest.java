package org.certbureau.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.region.reading.PolicyReader;
import org.certbureau.web.door.Json;
import org.junit.jupiter.api.Test;

/** Whatever the house calls a thing, the door goes on saying what it has said. */
class WordsOfTheDoorTest {
  private static final ObjectMapper DOOR = Json.mapper();

  @Test
  void a_policy_is_told_in_the_words_in_which_it_was_written() throws IOException {
    String written = changsha();
    JsonNode document = new YAMLMapper().readTree(written);
    JsonNode told = DOOR.valueToTree(PolicyReader.read(written));
    assertThat(names(told)).containsAll(names(document));
    assertThat(told.path("applications").path("catalogue"))
        .isEqualTo(document.path("applications").path("catalogue"));
    assertThat(texts(told, "kind")).containsAll(texts(document, "kind")).contains("APPLICATIONS");
    assertThat(texts(told, "per")).containsAll(texts(document, "per")).contains("APPLICATION");
  }

  @Test
  void a_case_says_how_many_applications_it_is_for() {
    assertThat(
            DOOR.getSerializationConfig()
                .introspect(DOOR.constructType(ApplicationView.class))
                .findProperties())
        .extracting("name")
        .contains("applications")
        .doesNotContain("systems");
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  /** Every text that stands under that name, at any depth. */
  private static List<String> texts(JsonNode node, String name) {
    return node.findValues(name).stream().flatMap(WordsOfTheDoorTest::flat).distinct().toList();
  }

  private static Stream<String> flat(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText)
        : Stream.of(value.asText());
  }

  private static String changsha() throws IOException {
    try (InputStream policy =
        PolicyReader.class.getClassLoader().getResourceAsStream("db/policies/430100-7.yaml")) {
      return new String(policy.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
