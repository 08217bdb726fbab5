package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.system.packaging.Asking.quoted;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.console.BureauClient;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Texts that nobody keeps as they are, wherever the description of the REST door has room for a
 * text: none is a fault of the bureau, none comes back, and none is kept.
 */
interface HostileAnswers extends RunningBureau {
  List<String> HOSTILE =
      List.of("\0", "a\0b", "\u202Eab", "a\u200Bb", "\uFFFD", "a\uFFFDb", "\uFFFE", "\u0007");

  /** Longer than any column, where it goes into a path. */
  String LONG = "长".repeat(600);

  /** Ten megabytes. */
  String ENDLESS = "长".repeat(3_495_253);

  /** What is in none of the answers. */
  String NOWHERE = "(?s).*[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\u200B\\u202E\\uFFFE\\uFFFF].*";

  /** How a refusal shows a character that cannot be shown; nothing that was kept has it. */
  String REPLACED = "\uFFFD";

  @TestFactory
  default Stream<DynamicNode> a_hostile_text_is_no_fault_and_is_kept_nowhere() throws Exception {
    Asking asking = Asking.of(this);
    return Stream.concat(
        asking.operations().stream()
            .map(
                operation ->
                    DynamicContainer.dynamicContainer(
                        operation.toString(),
                        Stream.concat(
                            parameters(asking, operation), properties(asking, operation)))),
        Stream.of(
            DynamicTest.dynamicTest("nothing of it was kept", () -> assertKeptClean(asking))));
  }

  private static Stream<DynamicTest> parameters(Asking asking, Operation operation) {
    return operation.parameters().stream()
        .filter(parameter -> parameter.type().equals("string"))
        .flatMap(
            parameter ->
                Stream.concat(HOSTILE.stream(), Stream.of(LONG))
                    .map(
                        text ->
                            DynamicTest.dynamicTest(
                                parameter.name() + "=" + shown(text),
                                () ->
                                    assertClean(
                                        asking.at(operation, Map.of(parameter.name(), text))))));
  }

  private static Stream<DynamicTest> properties(Asking asking, Operation operation) {
    List<Operation.Property> texts =
        operation
            .properties()
            .filter(property -> List.of("string", "object").contains(property.type()))
            .toList();
    return texts.stream()
        .flatMap(
            property ->
                Stream.concat(
                        HOSTILE.stream(),
                        Stream.of("\uD800", property == texts.get(0) ? ENDLESS : LONG))
                    .map(
                        text ->
                            DynamicTest.dynamicTest(
                                property.name() + ": " + shown(text),
                                () ->
                                    assertClean(
                                        asking.json(
                                            operation,
                                            Asking.with(property, said(property, text)))))));
  }

  /** As a text, or as name and text of a map. */
  private static String said(Operation.Property property, String text) {
    String quoted = quoted(text);
    if (property.type().equals("string")) {
      return quoted;
    }
    boolean flags =
        property.schema().path("additionalProperties").path("type").asText().equals("boolean");
    return "{" + quoted + ":" + (flags ? "true" : quoted) + "}";
  }

  private static void assertClean(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
    assertThat(answer.body().length()).as("what was sent is not sent back").isLessThan(200_000);
    assertThat(answer.body()).doesNotMatch(NOWHERE);
  }

  private void assertKeptClean(Asking asking) throws Exception {
    BureauClient clerk = new BureauClient(url(), acceptor());
    BureauClient auditor = new BureauClient(url(), accounts().find("AUDITOR", REGION));
    BureauClient maker = new BureauClient(url(), accounts().find("MAKER", REGION));
    for (String kept :
        List.of(
            clerk.get("/applications/" + asking.caseNumber()).toString(),
            clerk.get("/applications/" + asking.caseNumber() + "/form").toString(),
            clerk.get("/applications?limit=200").toString(),
            maker.get("/tokens?limit=200").toString(),
            auditor.get("/audit?limit=200").toString())) {
      assertThat(kept).isNotEmpty().doesNotContain(REPLACED).doesNotMatch(NOWHERE);
    }
  }

  /** For the name of a test. */
  private static String shown(String text) {
    return text.length() > 10
        ? text.length() + " characters"
        : text.chars().mapToObj("U+%04X"::formatted).collect(Collectors.joining(" "));
  }
}
