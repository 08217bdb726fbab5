package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.certbureau.system.Visitor.header;
import static org.certbureau.system.Visitor.json;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.certbureau.console.BureauClient;
import org.certbureau.console.MachineAdmission;
import org.certbureau.system.Visitor;
import org.certbureau.system.soap.Bureau;
import org.certbureau.system.soap.BureauFault;
import org.certbureau.system.soap.CaseStatus;
import org.certbureau.system.soap.Found;
import org.certbureau.system.soap.Gate;
import org.certbureau.system.soap.Price;
import org.certbureau.system.soap.PriceLine;
import org.certbureau.system.soap.PriceQuestion;
import org.certbureau.system.soap.Problem;
import org.certbureau.system.soap.Submission;
import org.certbureau.system.soap.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The SOAP door, asked by a client generated from its published description. */
interface SoapAnswers extends RunningBureau {
  String CHINESE = "\\p{IsHan}";

  /** A question whose years are still to be said. */
  String QUESTION =
      "<b:quote><question><region>430100</region><service>NEW</service><holder>UNIT</holder>"
          + "<years>{years}</years></question></b:quote>";

  @Test
  default void soap_serves_the_description_its_clients_were_made_from() throws Exception {
    assertThat(Description.of(visitor().get("/ws/bureau?wsdl").body()))
        .isEqualTo(Description.kept("/bureau.wsdl"));
    assertThat(Description.of(visitor().get("/ws/bureau?xsd=1").body()))
        .isEqualTo(Description.kept("/bureau.xsd"));
  }

  @Test
  default void the_description_names_the_public_address_whichever_it_was_asked_at() {
    Visitor elsewhere = new Visitor(url().replace("127.0.0.1", "localhost"));
    assertThat(elsewhere.get("/ws/bureau?wsdl", "X-Forwarded-Host", "elsewhere.example").body())
        .contains("location=\"" + url() + "/ws/bureau\"")
        .contains("schemaLocation=\"" + url() + "/ws/bureau?xsd=1\"")
        .doesNotContain("localhost", "elsewhere.example");
  }

  @Test
  default void soap_quotes_with_the_rule_behind_every_line() throws Exception {
    Bureau door = Soap.door(url(), basic(acceptor()));
    Price price = door.quote(Soap.question(REGION), null);
    assertThat(price.getTotal()).isEqualTo("750.00");
    assertThat(price.getCurrency()).isEqualTo("CNY");
    assertThat(price.getLine())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.getItem()).containsPattern(CHINESE))
        .extracting(PriceLine::getRule)
        .allMatch(rule -> rule.startsWith("CS-F"));
    assertThat(door.quote(Soap.question(REGION), "en").getLine())
        .allSatisfy(line -> assertThat(line.getItem()).doesNotContainPattern(CHINESE));
  }

  @Test
  default void every_door_refuses_by_a_rule_with_its_phrase() throws Exception {
    PriceQuestion question = Soap.question(REGION);
    question.setHolder("EMPLOYEE");
    Problem soap = refusal(() -> Soap.door(url(), basic(acceptor())).quote(question, null)).get(0);
    assertThat(soap.getCode()).isEqualTo("region.holder-not-served");
    assertThat(soap.getRule()).isEqualTo("CS-O2");
    assertThat(soap.getCitation()).contains("各用户单位");
    assertThat(soap.getSentence()).contains("单位员工");

    HttpResponse<String> rest =
        visitor()
            .post(
                "/api/v1/quotes",
                "{\"region\":\"430100\",\"service\":\"NEW\",\"holder\":\"EMPLOYEE\"}",
                "Content-Type",
                "application/json",
                "Authorization",
                basic(acceptor()));
    assertThat(rest.statusCode()).isEqualTo(422);
    for (String place : new String[] {"", "/problems/0"}) {
      assertThat(json(rest).at(place + "/rule").asText()).isEqualTo(soap.getRule());
      assertThat(json(rest).at(place + "/citation").asText()).isEqualTo(soap.getCitation());
    }
  }

  @Test
  default void every_door_tells_alike_what_may_be_started_and_why_not_the_rest() throws Exception {
    Found soap = Soap.door(url(), basic(acceptor())).find("91430100MA4L000118", REGION, null);
    assertThat(soap.getTakenFor()).isEqualTo("CREDIT_CODE");
    assertThat(soap.getFittingCheck()).isEqualTo("K");
    assertThat(soap.getWrong().getCode()).isEqualTo("kernel.credit-code-check");
    assertThat(soap.getOpening().getPrice()).isEqualTo("650.00");
    assertThat(soap.getNeverHere())
        .filteredOn(never -> Boolean.FALSE.equals(never.isReading()))
        .extracting(never -> never.getService().getCode() + " " + never.getProblem().getRule())
        .containsExactly("KEY_RECOVERY CS-O1", "TOKEN_UPGRADE CS-O1");

    HttpResponse<String> rest =
        visitor()
            .get(
                "/api/v1/certificates/lines?text=91430100MA4L000118",
                "Authorization",
                basic(acceptor()));
    assertThat(rest.statusCode()).isEqualTo(200);
    assertThat(json(rest).at("/takenFor/kind").asText()).isEqualTo(soap.getTakenFor());
    assertThat(json(rest).at("/fittingCheck").asText()).isEqualTo(soap.getFittingCheck());
    assertThat(json(rest).at("/wrong/code").asText()).isEqualTo(soap.getWrong().getCode());
    assertThat(json(rest).at("/opening/price").asText())
        .isEqualTo(soap.getOpening().getPrice().toString());
    assertThat(json(rest).at("/neverHere").size()).isEqualTo(soap.getNeverHere().size());
    assertThat(json(rest).at("/lines").size()).isZero();
  }

  @Test
  default void soap_refuses_with_code_and_field_in_the_language_asked_for() throws Exception {
    Bureau door = Soap.door(url(), basic(acceptor()));
    PriceQuestion wrong = Soap.question("abc");
    Problem english = refusal(() -> door.quote(wrong, "en")).get(0);
    assertThat(english.getCode()).isEqualTo("kernel.region-code");
    assertThat(english.getField()).isEqualTo("region");
    assertThat(english.getSentence()).contains("six digits");
    assertThat(refusal(() -> door.quote(wrong, null)).get(0).getSentence())
        .containsPattern(CHINESE);

    assertThat(refusal(() -> door.status("number one", "en")).get(0).getCode())
        .isEqualTo("kernel.case-number");
    assertThat(refusal(() -> door.status("CS-20200101-000001", "en")).get(0).getCode())
        .isEqualTo("application.not-found");
    assertThat(refusal(() -> door.certificate("CS-20200101-000001", "en")).get(0).getCode())
        .isEqualTo("application.not-found");
  }

  @Test
  default void what_does_not_follow_the_description_is_refused_and_not_taken_as_left_out()
      throws Exception {
    String misspelt =
        """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
        <b:quote xmlns:b="http://certbureau.org/soap/1"><question>
        <region>430100</region><service>NEW</service><holder>UNIT</holder><yeers>3</yeers>
        </question></b:quote></s:Body></s:Envelope>
        """;
    HttpResponse<String> refused = post(BodyPublishers.ofString(misspelt), basic(acceptor()));
    assertThat(refused.statusCode()).isEqualTo(500);
    assertThat(refused.body()).contains("<code>web.xml-other-element</code>", "yeers");
  }

  @Test
  default void clients_of_the_description_read_also_the_fault_of_a_message_that_was_not_read()
      throws Exception {
    PriceQuestion question = Soap.question(REGION);
    question.setHolder(null);
    Problem missing =
        refusal(() -> Soap.door(url(), basic(acceptor())).quote(question, "en")).get(0);
    assertThat(missing.getCode()).isEqualTo("web.xml-other-element");
    assertThat(missing.getField()).isEqualTo("years");
    assertThat(missing.getSentence()).contains("holder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.9", "1e3", "99999999999", "", "true", "eins"})
  default void a_number_is_one_or_is_refused_at_its_element(String years) throws Exception {
    HttpResponse<String> refused = post(asked(QUESTION.replace("{years}", years)));
    assertThat(refused.statusCode()).isEqualTo(500);
    assertThat(refused.body())
        .contains("<code>web.not-a-number</code><field>years</field>")
        .containsOnlyOnce("<field>");
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <!DOCTYPE a [<!ENTITY e "1">]>        | {years}             | web.xml-document-type
          <!DOCTYPE a SYSTEM "file:///a.dtd">   | 1                   | web.xml-document-type
          ''                                    | &#1;                | web.xml-syntax
          ''                                    | &e;                 | web.xml-document-type
          ''                                    | <years>             | web.xml-syntax
          """)
  default void what_is_no_soap_message_is_refused_before_it_is_read(
      String before, String years, String code) throws Exception {
    HttpResponse<String> refused =
        post(
            BodyPublishers.ofString(before + envelope(QUESTION.replace("{years}", years))),
            clerk());
    assertThat(refused.statusCode()).as("SOAP 1.1 tells every fault by it").isEqualTo(500);
    assertThat(refused.body()).contains("<code>" + code + "</code>").contains("S:Client");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<b:nothing/>",
        "<b:quote/>",
        "<b:quote><question/></b:quote>",
        "<b:status/>",
        "<b:status><caseNumber/></b:status>",
        "<b:status><caseNumber>\u202E\u200B</caseNumber></b:status>",
        "<b:submit/>",
        "<b:submit><submission><region>430100</region><service>NEW</service><holder>UNIT</holder>"
            + "<field key='unitName'/></submission></b:submit>",
        "<b:submit><submission><region>430100</region><service>NEW</service><holder>UNIT</holder>"
            + "<scan material='M1'/></submission></b:submit>",
        "<b:submit><submission><region>430100</region><service>NEW</service><holder>UNIT</holder>"
            + "<fact name='IN_WARRANTY' holds='true'/></submission></b:submit>",
        "<b:submit><submission><region>430100</region><service>NEW</service><holder>UNIT</holder>"
            + "<fact name='REMITTED' holds='yes'/></submission></b:submit>",
        "<b:submit><submission><region>430100</region><service>NEW</service><holder>UNIT</holder>"
            + "<consent/></submission></b:submit>"
      })
  default void what_is_incomplete_is_no_fault_of_the_bureau(String body) throws Exception {
    HttpResponse<String> refused = post(asked(body));
    assertThat(refused.statusCode()).as("SOAP 1.1 tells every fault by it").isEqualTo(500);
    assertThat(refused.body()).contains("Fault").contains("S:Client").doesNotContain("web.fault");
    assertThat(Description.of(refused.body())).contains("faultstring");
  }

  private static BodyPublisher asked(String body) {
    return BodyPublishers.ofString(envelope(body));
  }

  private static String envelope(String body) {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\""
        + " xmlns:b=\"http://certbureau.org/soap/1\"><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }

  private HttpResponse<String> post(BodyPublisher body) throws IOException {
    return post(body, clerk());
  }

  private String clerk() throws IOException {
    return basic(acceptor());
  }

  @Test
  default void a_branchs_system_hands_an_application_in_with_all_its_scans_or_not_at_all()
      throws Exception {
    Bureau branch = Soap.door(url(), "Bearer " + machine("soap-branch", REGION));
    Submission submission = Soap.submission(new BureauClient(url(), acceptor()), REGION);
    byte[] good = submission.getScan().get(0).getValue();
    submission.getScan().get(0).setValue("no picture".getBytes(StandardCharsets.US_ASCII));
    Problem bad = refusal(() -> branch.submit(submission, "en")).get(0);
    assertThat(bad.getCode()).isEqualTo("application.scan-not-a-picture");
    assertThat(bad.getField()).startsWith("scans[0]");
    assertThat(applicationsOf(submission)).isZero();

    submission.getScan().get(0).setValue(good);
    CaseStatus handedIn = branch.submit(submission, null);
    assertThat(applicationsOf(submission)).isEqualTo(1);
    assertThat(handedIn.getState().getCode()).isEqualTo("SUBMITTED");
    assertThat(handedIn.getState().getValue()).isEqualTo("待受理");
    assertThat(handedIn.getGate()).extracting(Gate::isOpen).containsOnly(false);
    CaseStatus status = branch.status(handedIn.getCaseNumber(), "en");
    assertThat(status.getState().getCode()).isEqualTo("SUBMITTED");
    assertThat(status.getNextStep()).extracting(Word::getCode).doesNotContain("ACCEPT");
    assertThat(branch.certificate(handedIn.getCaseNumber(), null)).isEmpty();

    Bureau foreign = Soap.door(url(), "Bearer " + machine("soap-guangdong", "440000"));
    assertThat(refusal(() -> foreign.status(handedIn.getCaseNumber(), "en")).get(0).getCode())
        .as("another region's application")
        .isEqualTo("application.not-found");
  }

  @Test
  default void soap_asks_who_is_calling() throws Exception {
    HttpResponse<String> nobody = visitor().post("/ws/bureau", "<a/>", "Content-Type", "text/xml");
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(header(nobody, "Set-Cookie")).isEmpty();
    assertThat(post(BodyPublishers.ofString("<a/>"), "Bearer guessed").statusCode()).isEqualTo(401);
  }

  @Test
  default void soap_takes_no_more_than_it_says() throws Exception {
    byte[] much =
        ("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><a>"
                + "a".repeat(26_000_000))
            .getBytes(StandardCharsets.US_ASCII);
    assertThat(post(BodyPublishers.ofByteArray(much), basic(acceptor())).statusCode())
        .isEqualTo(413);
    HttpResponse<String> unannounced =
        post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(much)), basic(acceptor()));
    assertThat(unannounced.statusCode()).isEqualTo(413);
  }

  private HttpResponse<String> post(BodyPublisher body, String authorization) {
    return visitor()
        .send(
            "POST",
            "/ws/bureau",
            body,
            "Content-Type",
            "text/xml; charset=utf-8",
            "Accept-Language",
            "en",
            "Authorization",
            authorization);
  }

  private static List<Problem> refusal(ThrowingCallable call) {
    BureauFault fault = catchThrowableOfType(BureauFault.class, call);
    assertThat(fault).as("a refusal").isNotNull();
    return fault.getFaultInfo().getProblem();
  }

  /** Lets a branch's system in and returns its token. */
  private String machine(String name, String region) throws IOException, InterruptedException {
    return MachineAdmission.admit(url(), accounts(), Map.of("name", name, "region", region));
  }

  /** How many applications of a submission's unit there are. */
  private int applicationsOf(Submission submission) throws IOException {
    String code =
        submission.getField().stream()
            .filter(field -> field.getKey().equals("creditCode"))
            .findFirst()
            .orElseThrow()
            .getValue();
    return json(visitor()
            .get("/api/v1/applications?text=" + code, "Authorization", basic(acceptor())))
        .at("/items")
        .size();
  }
}
