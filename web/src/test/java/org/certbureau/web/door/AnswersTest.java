package org.certbureau.web.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ejb.AccessLocalException;
import jakarta.ejb.EJBException;
import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import org.certbureau.kernel.Conflict;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.junit.jupiter.api.Test;

class AnswersTest {
  record Line(RegionCode region, Money amount, int quantity) {}

  record Order(List<Line> lines) {}

  /** A request that asks for English. */
  private static HttpServletRequest request() {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            AnswersTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
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
        "web.json-value",
        "lines[1].quantity");
    assertRefused(
        answerTo("{\"lines\":[{\"region\":\"abc\"}]}"),
        422,
        "kernel.region-code",
        "lines[0].region");
    assertRefused(answerTo("{\"lines\":[],\"lines\":[]}"), 400, "web.json-syntax", null);
    assertRefused(answerTo("[]"), 400, "web.json-value", null);
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
          "web.json-value",
          "lines[0].amount");
    }
  }

  @Test
  void what_the_house_refuses_keeps_its_code_field_and_rule_however_it_is_wrapped() {
    RuleViolation violation =
        new RuleViolation(
            Problem.byRule("GD-10", "kernel.region-code", "region", "x"),
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
    assertThat(status(new BodyTooLarge(1))).isEqualTo(413);
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
