package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.certbureau.system.Visitor.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.StreamSupport;
import org.certbureau.console.BureauClient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs that were seen elsewhere, byte for byte, at the doors of machines. */
interface FieldAnswers extends RunningBureau {
  @ParameterizedTest(name = "{0} as {2}: {3} {4} at {5}")
  @CsvSource(
      nullValues = "-",
      delimiter = '|',
      textBlock =
          """
          body-empty.json            | /api/v1/applications | application/json             | 400 | web.body-needed      | -
          draft-null-value.json      | /api/v1/applications | application/json             | 400 | web.json-null        | form.unitName
          draft-gbk.json             | /api/v1/applications | application/json;charset=GBK | 415 | web.not-utf-8        | Content-Type
          draft-gbk.json             | /api/v1/applications | application/json             | 400 | web.malformed-utf-8  | -
          draft-control-phone.json   | /api/v1/applications | application/json             | 422 | kernel.text-control  | unitPhone
          draft-name-replacement.json | /api/v1/applications | application/json            | 422 | kernel.text-encoding | unitName
          quote-years-2.9.json       | /api/v1/quotes       | application/json             | 400 | web.not-a-number     | years
          """)
  default void what_nobody_can_read_as_it_was_meant_is_refused(
      String file, String path, String type, int status, String code, String field)
      throws Exception {
    HttpResponse<String> answer = send(path, field(file), type);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).at("/code").asText()).isEqualTo(code);
    assertThat(json(answer).at("/field").asText(null)).isEqualTo(field);
    assertThat(json(answer).at("/detail").asText()).containsPattern("\\p{IsHan}");
  }

  @ParameterizedTest(name = "{0} as {1}: {2} at {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          soap-submit-gbk.xml | text/xml; charset=GBK   | web.not-utf-8 | Content-Type
          soap-submit-gbk.xml | text/xml                | web.not-utf-8 | encoding
          soap-submit-gbk.xml | text/xml; charset=utf-8 | web.not-utf-8 | encoding
          """)
  default void a_soap_message_in_another_encoding_is_refused_with_a_fault(
      String file, String type, String code, String field) throws Exception {
    HttpResponse<String> answer = send("/ws/bureau", field(file), type);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
    assertThat(answer.body())
        .contains("S:Client", "<code>" + code + "</code><field>" + field + "</field>")
        .containsPattern("\\p{IsHan}");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          draft-name-rlo.json,    长沙示例
          draft-name-kangxi.json, 长沙用示例
          """)
  default void a_name_is_kept_as_it_is_printed_and_the_clerk_sees_it_so(String file, String name)
      throws Exception {
    assertThat(form(begun(file)).path("unitName").asText()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"draft-name-emoji.json, 😀, 3"})
  default void a_name_with_what_no_certificate_carries_is_refused_by_its_character(
      String file, String character, String place) throws Exception {
    HttpResponse<String> refused =
        send(
            "/api/v1/applications/" + begun(file) + "/steps/submit",
            new byte[0],
            "application/json");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(StreamSupport.stream(json(refused).path("problems").spliterator(), false))
        .filteredOn(problem -> problem.path("field").asText().equals("unitName"))
        .extracting(problem -> problem.path("detail").asText())
        .singleElement()
        .asString()
        .contains(character, place);
  }

  @ParameterizedTest
  @CsvSource({"draft-name-rlo.json", "draft-name-emoji.json"})
  default void the_status_of_whatever_was_kept_is_xml(String file) throws Exception {
    String asked =
        new String(field("soap-status.xml"), StandardCharsets.UTF_8)
            .replaceAll("CS-\\d{8}-\\d{6}", begun(file));
    HttpResponse<String> status =
        send("/ws/bureau", asked.getBytes(StandardCharsets.UTF_8), "text/xml; charset=utf-8");
    assertThat(status.statusCode()).as(status.body()).isEqualTo(200);
    assertThat(Description.of(status.body())).contains("DRAFT");
  }

  private String begun(String file) throws IOException {
    HttpResponse<String> begun = send("/api/v1/applications", field(file), "application/json");
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    return json(begun).path("caseNumber").asText();
  }

  private JsonNode form(String caseNumber) throws IOException, InterruptedException {
    return new BureauClient(url(), acceptor()).get("/applications/" + caseNumber + "/form");
  }

  private HttpResponse<String> send(String path, byte[] body, String type) throws IOException {
    return visitor()
        .send(
            "POST",
            path,
            BodyPublishers.ofByteArray(body),
            "Content-Type",
            type,
            "Authorization",
            basic(acceptor()));
  }

  private static byte[] field(String file) throws IOException {
    try (InputStream field = FieldAnswers.class.getResourceAsStream("/field/" + file)) {
      return field.readAllBytes();
    }
  }
}
