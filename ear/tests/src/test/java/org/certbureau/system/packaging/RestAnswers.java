package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.system.Visitor.header;
import static org.certbureau.system.Visitor.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.certbureau.console.MachineAdmission;
import org.junit.jupiter.api.Test;

/** The REST door. */
interface RestAnswers extends RunningBureau {
  String QUESTION =
      """
      {"region":"430100","service":"NEW","holder":"UNIT","years":1,"applications":2}
      """;

  @Test
  default void rest_asks_everybody_who_they_are() {
    HttpResponse<String> refused =
        visitor().post("/api/v1/quotes", QUESTION, "Content-Type", "application/json");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().allValues("WWW-Authenticate"))
        .anyMatch(challenge -> challenge.startsWith("Basic"))
        .anyMatch(challenge -> challenge.startsWith("Bearer"));
    assertThat(header(refused, "Content-Type")).startsWith("application/problem+json");
    assertThat(json(refused).at("/code").asText()).isEqualTo("web.refused-401");
    assertThat(header(refused, "Set-Cookie")).isEmpty();
  }

  @Test
  default void rest_knows_a_person_by_basic_and_a_machine_by_its_token_until_it_is_revoked()
      throws Exception {
    HttpResponse<String> price = quote(QUESTION, basic(acceptor()));
    assertThat(price.statusCode()).isEqualTo(200);
    assertThat(json(price).at("/total").asText()).isEqualTo("750.00");
    assertThat(json(price).at("/lines/0/rule").asText()).isNotEmpty();
    assertThat(header(price, "Set-Cookie")).isEmpty();

    String admin = basic(accounts().administrator());
    HttpResponse<String> asked =
        visitor()
            .post(
                "/api/v1/machines",
                "{\"name\":\"rest-alone\",\"region\":\"430100\"}",
                "Content-Type",
                "application/json",
                "Authorization",
                admin);
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
    String place = "/api/v1/staff-requests/" + json(asked).at("/id").asText();
    for (String alone : List.of("/consent", "/refusal")) {
      HttpResponse<String> own =
          visitor().send("PUT", place + alone, BodyPublishers.noBody(), "Authorization", admin);
      assertThat(json(own).at("/code").asText()).as(alone).isEqualTo("staff.request-own");
    }
    HttpResponse<String> early =
        visitor().send("POST", place + "/secret", BodyPublishers.noBody(), "Authorization", admin);
    assertThat(json(early).at("/code").asText()).isEqualTo("staff.request-not-so");

    String bearer =
        "Bearer "
            + MachineAdmission.admit(
                url(), accounts(), Map.of("name", "rest-branch", "region", "430100", "days", 2));
    String fresh =
        "Bearer " + MachineAdmission.renew(url(), accounts(), "rest-branch", Map.of("days", 3));
    assertThat(quote(QUESTION, fresh).statusCode()).isEqualTo(200);
    assertThat(quote(QUESTION, bearer).statusCode()).isEqualTo(200);
    HttpResponse<String> revoked =
        visitor()
            .send(
                "DELETE",
                "/api/v1/machines/rest-branch",
                BodyPublishers.noBody(),
                "Authorization",
                admin);
    assertThat(revoked.statusCode()).isEqualTo(204);
    assertThat(quote(QUESTION, bearer).statusCode()).isEqualTo(401);
    assertThat(quote(QUESTION, fresh).statusCode()).isEqualTo(401);
    JsonNode machines = json(visitor().get("/api/v1/machines", "Authorization", admin));
    assertThat(machines)
        .filteredOn(machine -> machine.at("/name").asText().equals("rest-branch"))
        .singleElement()
        .satisfies(
            machine -> {
              assertThat(machine.at("/state").asText()).isEqualTo("REVOKED");
              assertThat(machine.has("lastUsedAt")).as(machine.toString()).isTrue();
            });
  }

  @Test
  default void rest_refuses_with_problem_details_in_the_language_asked_for() throws Exception {
    String clerk = basic(acceptor());

    HttpResponse<String> region = quote(QUESTION.replace("430100", "abc"), clerk);
    assertThat(region.statusCode()).isEqualTo(422);
    assertThat(json(region).at("/field").asText()).isEqualTo("region");
    assertThat(json(region).at("/code").asText()).isEqualTo("kernel.region-code");
    assertThat(json(region).at("/problems").size()).isEqualTo(1);
    assertThat(json(region).at("/detail").asText()).contains("six digits");

    HttpResponse<String> chinese =
        visitor()
            .post(
                "/api/v1/quotes",
                QUESTION.replace("430100", "abc"),
                "Content-Type",
                "application/json",
                "Authorization",
                clerk);
    assertThat(json(chinese).at("/detail").asText()).containsPattern("\\p{IsHan}");

    HttpResponse<String> broken = quote("{\"region\":", clerk);
    assertThat(broken.statusCode()).isEqualTo(400);
    assertThat(json(broken).at("/code").asText()).isEqualTo("web.json-syntax");

    HttpResponse<String> unknown = quote("{\"regio\":\"430100\"}", clerk);
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(json(unknown).at("/field").asText()).isEqualTo("regio");

    HttpResponse<String> text =
        visitor()
            .post("/api/v1/quotes", QUESTION, "Content-Type", "text/plain", "Authorization", clerk);
    assertThat(text.statusCode()).isEqualTo(415);
    assertThat(header(text, "Content-Type")).startsWith("application/problem+json");

    HttpResponse<String> nothing = visitor().get("/api/v1/nothing", "Authorization", clerk);
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(json(nothing).at("/status").asInt()).isEqualTo(404);

    for (String hangingOnIt : List.of("", "/certificates", "/jobs")) {
      String unknownCase = "/api/v1/applications/CS-20200101-999999" + hangingOnIt;
      assertThat(visitor().get(unknownCase, "Authorization", clerk).statusCode())
          .as("A-X6: %s", unknownCase)
          .isEqualTo(404);
    }

    HttpResponse<String> foreign = visitor().get("/api/v1/stations", "Authorization", clerk);
    assertThat(foreign.statusCode()).as("an administrator's business").isEqualTo(403);
  }

  @Test
  default void a_body_beyond_the_limit_is_refused() throws Exception {
    byte[] much = new byte[26_000_000];
    HttpResponse<String> refused =
        visitor()
            .send(
                "POST",
                "/api/v1/quotes",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(much)),
                "Content-Type",
                "application/json",
                "Authorization",
                basic(acceptor()));
    assertThat(refused.statusCode()).isIn(400, 413);
  }

  @Test
  default void openapi_describes_the_rest_door() {
    JsonNode document = json(visitor().get("/api/v1/openapi"));
    assertThat(document.at("/openapi").asText()).startsWith("3.");
    assertThat(document.at("/servers/0/url").asText()).isEqualTo("/api/v1");
    assertThat(document.at("/paths").has("/quotes")).isTrue();
  }

  private HttpResponse<String> quote(String question, String authorization) {
    return visitor()
        .post(
            "/api/v1/quotes",
            question,
            "Content-Type",
            "application/json",
            "Accept-Language",
            "en",
            "Authorization",
            authorization);
  }
}
