package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.system.Visitor.json;
import static org.certbureau.system.packaging.Asking.JSON;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is not what the description of the REST door asks for, at every operation that it describes:
 * a new one is asked the same by itself.
 */
interface StrictAnswers extends RunningBureau {
  /** What is no value of that type in JSON, whatever the property means. */
  Map<String, List<String>> MISFITS =
      Map.of(
          "integer",
          List.of("2.9", "1e3", "99999999999999999999", "\"2\"", "\"\"", "true", "[]", "{}"),
          "boolean",
          List.of("\"true\"", "1", "0", "\"\"", "null", "[]", "{}"),
          "string",
          List.of("5", "2.9", "true", "[]", "[\"a\"]", "{}"),
          "date",
          List.of("20781", "[2026,11,20]", "\"\"", "\"20.11.2026\"", "true", "{}"),
          "object",
          List.of("5", "\"\"", "true", "[]", "{\"a\":null}"),
          "array",
          List.of("5", "\"\"", "true", "{}", "[null]", "[5]"));

  /** What is no number and no flag. */
  List<String> NEITHER = List.of("2.9", "1e3", "x", "٣", "99999999999999999999", "yes");

  @TestFactory
  default Stream<DynamicNode> what_does_not_fit_is_refused_at_every_operation() throws Exception {
    Asking asking = Asking.of(this);
    assertThat(asking.operations()).hasSizeGreaterThan(30);
    return asking.operations().stream()
        .map(
            operation ->
                DynamicContainer.dynamicContainer(
                    operation.toString(),
                    Stream.of(
                            bodies(asking, operation),
                            misfits(asking, operation),
                            parameters(asking, operation))
                        .flatMap(tests -> tests)));
  }

  private static Stream<DynamicTest> bodies(Asking asking, Operation operation) {
    if (!operation.takesJson()) {
      return Stream.empty();
    }
    byte[] gbk = "{\"示例\":1}".getBytes(Charset.forName("GBK"));
    return Stream.of(
        refused("nothing", () -> asking.json(operation, "")),
        refused("null", () -> asking.json(operation, "null")),
        DynamicTest.dynamicTest(
            "an empty object",
            () -> assertThat(asking.json(operation, "{}").statusCode()).isLessThan(500)),
        refused("an array", 400, "web.json-document", () -> asking.json(operation, "[]")),
        refused("a text", 400, "web.json-document", () -> asking.json(operation, "\"x\"")),
        refused("a number", 400, "web.json-document", () -> asking.json(operation, "5")),
        refused("half of it", 400, "web.json-syntax", () -> asking.json(operation, "{\"a\":")),
        refused("a name that there is not", () -> asking.json(operation, "{\"a b\":1}")),
        refused(
            "UTF-16",
            415,
            "web.not-utf-8",
            () -> asking.bytes(operation, "{}".getBytes(StandardCharsets.UTF_16), JSON)),
        refused("GBK", 400, "web.malformed-utf-8", () -> asking.bytes(operation, gbk, JSON)),
        refused(
            "declared GBK",
            415,
            "web.not-utf-8",
            () -> asking.bytes(operation, gbk, JSON + ";charset=GBK")),
        refused(
            "packed",
            415,
            "web.packed",
            () -> asking.bytes(operation, packed("{}"), JSON, "Content-Encoding", "gzip")),
        refused(
            "no JSON",
            415,
            "web.refused-415",
            () ->
                asking.bytes(
                    operation,
                    "a=b".getBytes(StandardCharsets.US_ASCII),
                    "application/x-www-form-urlencoded")));
  }

  /** A value of another type is refused at its own name. */
  private static Stream<DynamicTest> misfits(Asking asking, Operation operation) {
    return operation
        .properties()
        .flatMap(
            property ->
                MISFITS.getOrDefault(property.type(), List.of()).stream()
                    .map(
                        value ->
                            property.holdsIntegers() && value.equals("[5]") ? "[\"a\"]" : value)
                    .map(
                        value ->
                            DynamicTest.dynamicTest(
                                property.name() + ": " + value,
                                () -> {
                                  HttpResponse<String> answer =
                                      asking.json(operation, Asking.with(property, value));
                                  assertRefused(answer);
                                  assertThat(answer.statusCode()).isEqualTo(400);
                                  assertThat(json(answer).at("/field").asText())
                                      .startsWith(property.name());
                                })));
  }

  private static Stream<DynamicTest> parameters(Asking asking, Operation operation) {
    return operation.parameters().stream()
        .filter(parameter -> !parameter.type().equals("string"))
        .flatMap(
            parameter ->
                NEITHER.stream()
                    .map(
                        value ->
                            DynamicTest.dynamicTest(
                                parameter.name() + "=" + value,
                                () -> {
                                  HttpResponse<String> answer =
                                      asking.at(operation, Map.of(parameter.name(), value));
                                  assertRefused(answer);
                                  assertThat(answer.statusCode()).isEqualTo(400);
                                  assertThat(json(answer).at("/field").asText())
                                      .isEqualTo(parameter.name());
                                })));
  }

  @TestFactory
  default Stream<DynamicTest> a_page_of_no_rows_or_too_many_is_refused_at_every_list()
      throws Exception {
    Asking asking = Asking.of(this);
    List<DynamicTest> tests =
        asking.operations().stream()
            .flatMap(
                operation ->
                    operation.parameters().stream()
                        .filter(parameter -> parameter.name().equals("limit"))
                        .flatMap(limit -> beyond(asking, operation, limit)))
            .toList();
    assertThat(tests).hasSizeGreaterThanOrEqualTo(10);
    return tests.stream();
  }

  private static Stream<DynamicTest> beyond(
      Asking asking, Operation operation, Operation.Parameter limit) {
    assertThat(limit.beyond()).as("the rows of %s", operation).containsExactly(0L, 201L);
    return limit.beyond().stream()
        .map(
            rows ->
                DynamicTest.dynamicTest(
                    operation + " limit=" + rows,
                    () -> {
                      HttpResponse<String> answer =
                          asking.at(operation, Map.of(limit.name(), rows.toString()));
                      assertRefused(answer);
                      assertThat(json(answer).at("/code").asText()).isEqualTo("kernel.limit");
                      assertThat(json(answer).at("/field").asText()).isEqualTo(limit.name());
                    }));
  }

  private static DynamicTest refused(String name, Supplier<HttpResponse<String>> asked) {
    return DynamicTest.dynamicTest(name, () -> assertRefused(asked.get()));
  }

  private static DynamicTest refused(
      String name, int status, String code, Supplier<HttpResponse<String>> asked) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          HttpResponse<String> answer = asked.get();
          assertRefused(answer);
          assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
          assertThat(json(answer).at("/code").asText()).isEqualTo(code);
        });
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(json(answer).at("/detail").asText()).isNotBlank();
  }

  private static byte[] packed(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
      packing.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
