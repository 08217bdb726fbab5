package org.certbureau.web.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBException;
import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
  record Line(RegionCode region, Money amount, int quantity) {}

  record Order(List<Line> lines) {}

  /** One field of each kind that doors read. */
  record Kinds(
      Integer number,
      Long large,
      Boolean flag,
      String text,
      LocalDate day,
      Map<String, Boolean> facts,
      Map<String, String> form,
      List<String> names) {}

  /** A request that asks for English. */
  private static HttpServletRequest request() {
    return Servlets.of(
        HttpServletRequest.class,
        (method, arguments) ->
            switch (method) {
              case "getHeader" -> "en";
              case "getLocale" -> Locale.ENGLISH;
              case "getServletPath" -> "/api/v1";
              case "getMethod" -> "POST";
              default -> null;
            });
  }

  private static Answer answerTo(String json) {
    return Answers.to(catchThrowable(() -> Json.mapper().readValue(json, Order.class)), request());
  }

  private static void assertRefused(Answer answer, int status, String code, String field) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.field()).isEqualTo(field);
    assertThat(answer.detail()).isNotBlank();
    assertThat(answer.reference()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"text":"a","text":"b"}             | text
          {"text":"a","number":1,"text":null} | text
          {"form":{"a":"1","a":"2"}}          | form.a
          {"facts":{"A":true,"A":true}}       | facts.A
          """)
  void a_name_that_stands_twice_is_named(String json, String field) {
    Answer answer =
        Answers.to(catchThrowable(() -> Json.mapper().readValue(json, Kinds.class)), request());
    assertRefused(answer, 400, "web.given-twice", field);
    assertThat(answer.detail()).contains(field);
  }

  @Test
  void a_name_that_stands_twice_in_a_list_is_named_with_its_number() {
    assertRefused(
        answerTo("{\"lines\":[{\"quantity\":1},{\"quantity\":1,\"quantity\":2}]}"),
        400,
        "web.given-twice",
        "lines[1].quantity");
  }

  @Test
  void broken_json_is_told_with_its_place() {
    Answer answer = answerTo("{\"lines\":\n [");
    assertRefused(answer, 400, "web.json-syntax", null);
    assertThat(answer.detail()).contains("line 2");
  }

  @Test
  void a_misfit_in_json_is_told_with_its_field() {
    assertRefused(answerTo("{\"lynes\":[]}"), 400, "web.json-unknown", "lynes");
    assertRefused(
        answerTo("{\"lines\":[{\"quantity\":1},{\"quantity\":\"many\"}]}"),
        400,
        "web.not-a-number",
        "lines[1].quantity");
    assertRefused(
        answerTo("{\"lines\":[{\"region\":\"abc\"}]}"),
        422,
        "kernel.region-code",
        "lines[0].region");
    assertRefused(answerTo("{\"lines\":[],\"lines\":[]}"), 400, "web.given-twice", "lines");
    assertRefused(answerTo("[]"), 400, "web.json-document", null);
  }

  @ParameterizedTest(name = "{0}: {1} at {2}")
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      textBlock =
          """
          {"number":2}                        | -                | -
          {"number":null}                     | -                | -
          {"number":2.9}                      | web.not-a-number | number
          {"number":2.0}                      | web.not-a-number | number
          {"number":1e3}                      | web.not-a-number | number
          {"number":"2"}                      | web.not-a-number | number
          {"number":""}                       | web.not-a-number | number
          {"number":true}                     | web.not-a-number | number
          {"number":[]}                       | web.not-a-number | number
          {"number":[2]}                      | web.not-a-number | number
          {"number":{}}                       | web.not-a-number | number
          {"number":2147483648}               | web.not-a-number | number
          {"number":-99999999999999999999999} | web.not-a-number | number
          {"large":9223372036854775808}       | web.not-a-number | large
          {"flag":"true"}                     | web.not-a-flag   | flag
          {"flag":1}                          | web.not-a-flag   | flag
          {"flag":0.0}                        | web.not-a-flag   | flag
          {"flag":""}                         | web.not-a-flag   | flag
          {"text":430100}                     | web.not-a-text   | text
          {"text":1.5}                        | web.not-a-text   | text
          {"text":false}                      | web.not-a-text   | text
          {"text":{}}                         | web.not-a-text   | text
          {"text":["a"]}                      | web.not-a-text   | text
          {"day":"2026-11-24"}                | -                | -
          {"day":"2026-11-24T00:00:00Z"}      | web.not-a-day    | day
          {"day":"2026-2-4"}                  | web.not-a-day    | day
          {"day":"-999999999-01-01"}          | web.not-a-day    | day
          {"day":"+169087565-03-15"}          | web.not-a-day    | day
          {"day":""}                          | web.not-a-day    | day
          {"day":[2026,11,24]}                | web.not-a-day    | day
          {"day":20781}                       | web.not-a-day    | day
          {"facts":{"A":"true"}}              | web.not-a-flag   | facts.A
          {"facts":{"A":null}}                | web.json-null    | facts.A
          {"facts":[]}                        | web.not-an-object | facts
          {"facts":""}                        | web.not-an-object | facts
          {"form":{"a":null}}                 | web.json-null    | form.a
          {"form":{"a":1}}                    | web.not-a-text   | form.a
          {"form":{"a":{}}}                   | web.not-a-text   | form.a
          {"names":["a",null]}                | web.json-null    | names[1]
          {"names":"a"}                       | web.not-a-list   | names
          {"names":{}}                        | web.not-a-list   | names
          """)
  void what_is_not_of_its_kind_is_refused_at_its_field_and_never_taken_for_it(
      String json, String code, String field) throws Exception {
    if (code == null) {
      assertThat(Json.mapper().readValue(json, Kinds.class)).isNotNull();
      return;
    }
    Answer answer =
        Answers.to(catchThrowable(() -> Json.mapper().readValue(json, Kinds.class)), request());
    assertRefused(answer, 400, code, field);
    assertThat(answer.detail()).contains(field);
  }

  @Test
  void what_has_to_be_said_is_neither_left_out_nor_null() {
    for (String line : List.of("{}", "{\"quantity\":null}")) {
      assertRefused(
          answerTo("{\"lines\":[" + line + "]}"), 400, "web.not-a-number", "lines[0].quantity");
    }
  }

  @Test
  void what_is_longer_or_deeper_than_any_request_is_no_fault_of_ours() {
    assertThat(answerTo("{\"lines\":[" + "[".repeat(2_000)).status()).isEqualTo(400);
    for (String json :
        List.of(
            "{\"lines\":[{\"quantity\":" + "1".repeat(2_000) + "}]}",
            "{\"" + "l".repeat(60_000) + "\":1}")) {
      assertRefused(answerTo(json), 400, "web.json-beyond", null);
    }
  }

  @Test
  void an_amount_is_what_people_write() throws Exception {
    Line line =
        Json.mapper()
            .readValue("{\"amount\":\"750\",\"quantity\":1,\"region\":\"430100\"}", Line.class);
    assertThat(line.amount()).isEqualTo(Money.of("750.00"));
    assertThat(Json.mapper().readValue("\"￥1,350.00 元\"", Money.class)).isEqualTo(Money.of("1350"));
    for (String amount : List.of("1e9", "0.001", "1,00", "六百", "NaN", "")) {
      assertRefused(
          answerTo("{\"lines\":[{\"amount\":\"" + amount + "\",\"quantity\":1}]}"),
          400,
          "web.not-an-amount",
          "lines[0].amount");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"750", "750.10", "true", "[\"750\"]", "{}"})
  void an_amount_is_a_text_since_numbers_round(String amount) {
    assertRefused(
        answerTo("{\"lines\":[{\"amount\":" + amount + ",\"quantity\":1}]}"),
        400,
        "web.not-an-amount",
        "lines[0].amount");
  }

  @Test
  void what_the_house_refuses_keeps_its_code_field_and_rule_however_it_is_wrapped() {
    RuleViolation violation =
        new RuleViolation(
            Problem.of("kernel.region-code", "region", "x").by("GD-10", "私人汇款概不受理"),
            Problem.of("kernel.case-number", "caseNumber", "y"));
    Answer answer = Answers.to(new IllegalStateException(violation), request());
    assertRefused(answer, 422, "kernel.region-code", "region");
    assertThat(answer.rule()).isEqualTo("GD-10");
    assertThat(answer.problems()).hasSize(2);
    assertThat(answer.detail()).contains("“x”").contains("“y”");
  }

  @Test
  void the_kind_of_refusal_tells_the_status() {
    assertThat(status(new NotFound("kernel.case-number", "caseNumber", "x"))).isEqualTo(404);
    assertThat(status(new Conflict(Problem.of("kernel.case-number", null, "x")))).isEqualTo(409);
    assertThat(status(new EJBException(new OptimisticLockException()))).isEqualTo(409);
    assertThat(status(new AccessLocalException("no"))).isEqualTo(403);
    assertThat(status(new BodyRoom.TooLarge(1))).isEqualTo(413);
    assertThat(status(new IllegalStateException("GRIZZLY0205: Post too large"))).isEqualTo(413);
    assertThat(status(new IllegalStateException())).isEqualTo(500);
  }

  private static int status(Throwable thrown) {
    return Answers.to(thrown, request()).status();
  }

  @Test
  void of_a_fault_only_a_reference_is_told() throws Exception {
    Answer answer = Answers.to(new IllegalStateException("the password is 1234"), request());
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.code()).isEqualTo("web.fault");
    assertThat(Faults.isReference(answer.reference())).isTrue();
    JsonNode told = Json.mapper().valueToTree(answer);
    assertThat(told.toString()).doesNotContain("1234").contains(answer.reference());
  }

  @Test
  void only_what_looks_like_a_reference_is_shown_as_one() {
    assertThat(Faults.isReference("ABCD2345")).isTrue();
    for (String text : new String[] {null, "", "abcd2345", "ABCD234", "<b>BCD23"}) {
      assertThat(Faults.isReference(text)).isFalse();
    }
  }
}
