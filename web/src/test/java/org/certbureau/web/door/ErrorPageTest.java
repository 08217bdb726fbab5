package org.certbureau.web.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBAccessException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads at a door that gives out nothing. */
class ErrorPageTest {
  private final Map<String, Object> attributes = new HashMap<>();
  private final ByteArrayOutputStream page = new ByteArrayOutputStream();
  private int status;
  private String reference;

  @Test
  void a_door_says_in_the_bureaus_words_why_it_gives_out_nothing() throws IOException {
    String said =
        refused(new RuleViolation(Problem.of("payment.receipt-too-early", null, "CS-<1>")));
    assertThat(status).isEqualTo(422);
    assertThat(said).contains("CS-&lt;1&gt;").doesNotContain("<1>");
    assertThat(attributes.get(ErrorPage.ANSWER))
        .isInstanceOfSatisfying(
            Answer.class,
            answer -> assertThat(said.replace("&lt;1&gt;", "<1>")).contains(answer.detail()));
  }

  @Test
  void what_is_not_there_and_what_is_not_ones_own_keep_their_status() throws IOException {
    refused(new NotFound("application.not-found", "caseNumber", "CS-20261122-000318"));
    assertThat(status).isEqualTo(404);
    refused(new EJBAccessException("no"));
    assertThat(status).isEqualTo(403);
  }

  @ParameterizedTest(name = "/error?reference={0}: {1}")
  @CsvSource(
      nullValues = "none",
      value = {"none, 404", "'', 404", "x, 404", "<b>BCD23, 404", "ABCD2345, 500"})
  void its_own_address_is_a_page_only_for_who_brings_a_reference(String brought, int told)
      throws IOException {
    reference = brought;
    new ErrorPage().service(request(), response());
    assertThat(status).isEqualTo(told);
    String said = page.toString(StandardCharsets.UTF_8);
    if (told == 500) {
      assertThat(said).contains(brought);
    } else {
      assertThat(said).doesNotContain("reference", "<b>");
    }
  }

  @ParameterizedTest
  @CsvSource({"501, 405", "405, 405", "404, 404", "500, 500", "503, 500"})
  void a_method_that_nobody_knows_is_no_fault_of_ours(int sent, int told) throws IOException {
    attributes.put(RequestDispatcher.ERROR_STATUS_CODE, sent);
    new ErrorPage().service(request(), response());
    assertThat(status).isEqualTo(told);
  }

  private String refused(RuntimeException refusal) throws IOException {
    page.reset();
    ErrorPage.refuse(request(), response(), refusal);
    return page.toString(StandardCharsets.UTF_8);
  }

  private HttpServletRequest request() {
    return Servlets.of(
        HttpServletRequest.class,
        (method, arguments) ->
            switch (method) {
              case "getHeader" -> "en";
              case "getLocale" -> Locale.ENGLISH;
              case "getServletPath" -> "/files/receipts";
              case "getMethod" -> "GET";
              case "getParameter" -> reference;
              case "getAttribute" -> attributes.get(arguments[0]);
              case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
              default -> null;
            });
  }

  private HttpServletResponse response() {
    return Servlets.of(
        HttpServletResponse.class,
        (method, arguments) ->
            switch (method) {
              case "setStatus" -> status = (int) arguments[0];
              case "getOutputStream" -> Servlets.out(page);
              default -> null;
            });
  }
}
