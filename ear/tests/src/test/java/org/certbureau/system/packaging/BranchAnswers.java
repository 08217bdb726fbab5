package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.certbureau.system.Visitor.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.certbureau.console.Accounts.Account;
import org.certbureau.console.BureauClient;
import org.certbureau.console.MachineAdmission;
import org.certbureau.system.soap.Bureau;
import org.certbureau.system.soap.BureauFault;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A branch's system is answered of another branch's case, and of the counter's, what it is answered
 * of one that never was, at every operation that is about a case: a new one is asked the same by
 * itself.
 */
interface BranchAnswers extends RunningBureau {
  String NEVER = "CS-20200101-999999";

  @TestFactory
  default Stream<DynamicTest> a_branch_is_told_of_its_own_cases_alone() throws Exception {
    String kaifu = bearerOf("kaifu-" + System.nanoTime());
    String yuelu = bearerOf("yuelu-" + System.nanoTime());
    Account elsewhere = accounts().find("ACCEPTOR", "440000");
    String own = begun(yuelu, acceptor());
    List<String> others =
        List.of(
            begun(kaifu, acceptor()),
            begun(basic(acceptor()), acceptor()),
            begun(basic(elsewhere), elsewhere));
    List<Operation> operations =
        Operation.of(json(visitor().get("/api/v1/openapi"))).stream()
            .filter(operation -> operation.path().contains("{caseNumber}"))
            .toList();
    assertThat(operations).hasSizeGreaterThan(20);
    return Stream.concat(
        operations.stream()
            .map(
                operation ->
                    DynamicTest.dynamicTest(
                        operation.toString(),
                        () -> {
                          String never = answer(operation, NEVER, yuelu);
                          for (String other : others) {
                            assertThat(answer(operation, other, yuelu)).isEqualTo(never);
                          }
                        })),
        Stream.of(
            DynamicTest.dynamicTest(
                "reads its own",
                () ->
                    assertThat(
                            visitor()
                                .get("/api/v1/applications/" + own, "Authorization", yuelu)
                                .statusCode())
                        .isEqualTo(200)),
            DynamicTest.dynamicTest(
                "lists",
                () -> assertThat(listed(yuelu)).contains(own).doesNotContainAnyElementsOf(others)),
            DynamicTest.dynamicTest("jobs", () -> assertThat(jobs(yuelu)).isEmpty()),
            DynamicTest.dynamicTest("SOAP", () -> soapTellsNothing(yuelu, own, others))));
  }

  private String bearerOf(String name) throws Exception {
    return "Bearer "
        + MachineAdmission.admit(url(), accounts(), Map.of("name", name, "region", REGION));
  }

  /** A draft of whoever that is. */
  private String begun(String authorization, Account knowsThePolicy) throws Exception {
    String region = knowsThePolicy.region();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("region", region).put("service", "NEW").put("holder", "UNIT");
    ObjectNode consents = body.putObject("consents");
    for (JsonNode consent :
        new BureauClient(url(), knowsThePolicy)
            .get("/regions/" + region + "/policy")
            .path("consents")) {
      if (consent.path("given").asText().equals("TICK")) {
        consents.set(consent.path("code").asText(), consent.path("version"));
      }
    }
    HttpResponse<String> begun =
        visitor()
            .post(
                "/api/v1/applications",
                body.toString(),
                "Content-Type",
                "application/json",
                "Authorization",
                authorization);
    String number = json(begun).at("/caseNumber").asText();
    assertThat(number).as(begun.body()).isNotEmpty();
    return number;
  }

  /** Status and body, with the number of the case left out. */
  private String answer(Operation operation, String number, String authorization) {
    String place =
        operation.at(
            Map.of(
                "caseNumber",
                number,
                "material",
                "M1",
                "scan",
                "1",
                "step",
                "submit",
                "paper",
                "form"));
    HttpResponse<String> answer =
        visitor()
            .send(
                operation.method(),
                place,
                operation.takesJson() ? BodyPublishers.ofString("{}") : BodyPublishers.noBody(),
                "Content-Type",
                "application/json",
                "Authorization",
                authorization);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    return answer.statusCode() + " " + answer.body().replace(number, "CASE");
  }

  private List<String> listed(String authorization) {
    JsonNode page =
        json(visitor().get("/api/v1/applications?limit=200", "Authorization", authorization));
    return page.path("items").findValuesAsText("caseNumber");
  }

  private JsonNode jobs(String authorization) {
    return json(visitor().get("/api/v1/jobs", "Authorization", authorization));
  }

  private void soapTellsNothing(String authorization, String own, List<String> others)
      throws Exception {
    Bureau door = Soap.door(url(), authorization);
    assertThat(door.status(own, null).getCaseNumber()).isEqualTo(own);
    assertThat(door.find(own, null, null).getLine()).isEmpty();
    String never = fault(door, NEVER);
    for (String other : others) {
      assertThat(fault(door, other)).isEqualTo(never);
      assertThat(door.find(other, null, null).getLine()).isEmpty();
    }
  }

  private static String fault(Bureau door, String number) {
    BureauFault status = catchThrowableOfType(BureauFault.class, () -> door.status(number, "en"));
    BureauFault certificate =
        catchThrowableOfType(BureauFault.class, () -> door.certificate(number, "en"));
    return (said(status) + said(certificate)).replace(number, "CASE");
  }

  private static String said(BureauFault fault) {
    return fault.getFaultInfo().getProblem().get(0).getCode()
        + fault.getFaultInfo().getProblem().get(0).getSentence();
  }
}
