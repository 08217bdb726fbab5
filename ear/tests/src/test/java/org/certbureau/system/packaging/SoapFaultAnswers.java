package org.certbureau.system.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What is no message of the service, at every operation that its description names: the fault is
 * the one that the description promises, the matter is the caller's, and the sentence is ours.
 */
interface SoapFaultAnswers extends RunningBureau {
  String XML = "text/xml; charset=utf-8";

  /** A misfit: what is sent, and what is told. */
  record Misfit(String name, String message, String faultCode, String code) {}

  @TestFactory
  default Stream<DynamicNode> what_is_no_message_of_the_service_is_the_callers_matter()
      throws Exception {
    return operations().stream()
        .map(
            operation ->
                DynamicContainer.dynamicContainer(
                    operation,
                    misfits(operation)
                        .filter(misfit -> isOne(misfit, operation))
                        .map(
                            misfit ->
                                DynamicTest.dynamicTest(
                                    misfit.name(), () -> assertRefused(misfit)))));
  }

  /** Every operation of the description as it was published. */
  private static List<String> operations() throws Exception {
    Document wsdl =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(SoapFaultAnswers.class.getResourceAsStream("/bureau.wsdl"));
    NodeList found = wsdl.getElementsByTagName("operation");
    Map<String, Boolean> names = new TreeMap<>();
    for (int i = 0; i < found.getLength(); i++) {
      names.put(found.item(i).getAttributes().getNamedItem("name").getNodeValue(), true);
    }
    assertThat(names).hasSizeGreaterThan(3);
    return List.copyOf(names.keySet());
  }

  /** An operation that asks for nothing is well asked with nothing. */
  private static boolean isOne(Misfit misfit, String operation) {
    return !misfit.code().equals("web.xml-missing") || asksForSomething(operation);
  }

  private static boolean asksForSomething(String operation) {
    Element type = complexType(operation);
    NodeList asked = type.getElementsByTagNameNS(type.getNamespaceURI(), "element");
    return IntStream.range(0, asked.getLength())
        .mapToObj(i -> (Element) asked.item(i))
        .anyMatch(element -> !element.getAttribute("minOccurs").equals("0"));
  }

  private static Element complexType(String name) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      Element schema =
          factory
              .newDocumentBuilder()
              .parse(SoapFaultAnswers.class.getResourceAsStream("/bureau.xsd"))
              .getDocumentElement();
      NodeList types = schema.getElementsByTagNameNS(schema.getNamespaceURI(), "complexType");
      return IntStream.range(0, types.getLength())
          .mapToObj(i -> (Element) types.item(i))
          .filter(type -> type.getAttribute("name").equals(name))
          .findFirst()
          .orElseThrow();
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new AssertionError(e);
    }
  }

  private static Stream<Misfit> misfits(String name) {
    String good = envelope("<b:" + name + "><language>en</language></b:" + name + ">");
    return Stream.of(
        new Misfit("nothing", "", "Client", "web.xml-syntax"),
        new Misfit("no XML", "a=b", "Client", "web.xml-syntax"),
        new Misfit("half of it", good.substring(0, 90), "Client", "web.xml-syntax"),
        new Misfit("a control", good.replace("en<", "&#1;<"), "Client", "web.xml-syntax"),
        new Misfit("a document type", "<!DOCTYPE a>" + good, "Client", "web.xml-document-type"),
        new Misfit("an entity", good.replace("en<", "&e;<"), "Client", "web.xml-document-type"),
        new Misfit("no envelope", "<b/>", "Client", "web.xml-no-envelope"),
        new Misfit(
            "SOAP 1.2",
            good.replace(
                "http://schemas.xmlsoap.org/soap/envelope/",
                "http://www.w3.org/2003/05/soap-envelope"),
            "VersionMismatch",
            "web.xml-version"),
        new Misfit(
            "a header that insists",
            good.replace("<s:Body>", "<s:Header><b:a s:mustUnderstand='1'/></s:Header><s:Body>"),
            "MustUnderstand",
            "web.xml-must-understand"),
        new Misfit("no body", good.replace("s:Body", "s:Trunk"), "Client", "web.xml-part"),
        new Misfit("an empty body", envelope(""), "Client", "web.xml-no-operation"),
        new Misfit(
            "twice", envelope(("<b:" + name + "/>").repeat(2)), "Client", "web.xml-one-operation"),
        new Misfit(
            "an answer",
            good.replace("b:" + name, "b:" + name + "Response"),
            "Client",
            "web.xml-no-such-operation"),
        new Misfit("no namespace", good.replace("b:" + name, name), "Client", "web.xml-namespace"),
        new Misfit("nothing in it", envelope("<b:" + name + "/>"), "Client", "web.xml-missing"),
        new Misfit(
            "something else in it",
            envelope("<b:" + name + "><b:a/></b:" + name + ">"),
            "Client",
            "web.xml-other-element"),
        new Misfit(
            "no such attribute",
            envelope("<b:" + name + " a='1'/>"),
            "Client",
            "web.xml-no-such-attribute"));
  }

  private void assertRefused(Misfit misfit) throws Exception {
    Map<String, String> chinese = fault(send(misfit.message().replace(">en<", ">zh-CN<")), 500);
    assertThat(chinese)
        .containsEntry("faultcode", "S:" + misfit.faultCode())
        .containsEntry("code", misfit.code())
        .doesNotContainKey("reference");
    assertThat(chinese.get("sentence")).containsPattern("\\p{IsHan}").doesNotContain("cvc-");
    Map<String, String> english = fault(send(misfit.message(), "Accept-Language", "en"), 500);
    assertThat(english.get("sentence")).doesNotContainPattern("\\p{IsHan}");
    assertThat(english.get("faultstring")).startsWith(english.get("sentence"));
  }

  /** What HTTP says no to before it is a message at all, and what it has no word for. */
  @TestFactory
  default Stream<DynamicTest> what_http_refuses_is_told_as_a_fault_with_its_status()
      throws Exception {
    String who = basic(acceptor());
    return Stream.of(
            new Object[] {401, "web.refused-401", "POST", "/ws/bureau", XML, "Basic eDp5"},
            new Object[] {415, "web.xml-only", "POST", "/ws/bureau", "application/soap+xml", who},
            new Object[] {404, "web.refused-404", "POST", "/ws/other", XML, who},
            new Object[] {404, "web.refused-404", "GET", "/ws/bureau", XML, who},
            new Object[] {404, "web.refused-404", "GET", "/ws/other", XML, who},
            new Object[] {405, "web.refused-405", "PUT", "/ws/bureau", XML, who})
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row[0] + " " + row[2] + " " + row[3],
                    () -> {
                      HttpResponse<String> answer =
                          visitor()
                              .send(
                                  (String) row[2],
                                  (String) row[3],
                                  row[2].equals("GET")
                                      ? BodyPublishers.noBody()
                                      : BodyPublishers.ofString(envelope("<b:status/>")),
                                  "Content-Type",
                                  (String) row[4],
                                  "Authorization",
                                  (String) row[5]);
                      assertThat(fault(answer, (int) row[0]))
                          .containsEntry("faultcode", "S:Client")
                          .containsEntry("code", (String) row[1]);
                    }));
  }

  /** The action of SOAP 1.1 is a hint for those between; the body says what is wanted (R2744). */
  @TestFactory
  default Stream<DynamicTest> the_body_and_no_header_says_what_is_wanted() throws Exception {
    return Stream.of("\"\"", "urn:wrong", "\"http://certbureau.org/soap/1/submit\"")
        .map(
            action ->
                DynamicTest.dynamicTest(
                    action,
                    () ->
                        assertThat(
                                fault(
                                    send(
                                        envelope("<b:status><caseNumber>x</caseNumber></b:status>"),
                                        "SOAPAction",
                                        action),
                                    500))
                            .containsEntry("faultcode", "S:Client")
                            .containsEntry("code", "kernel.case-number")));
  }

  private HttpResponse<String> send(String message, String... headers) throws Exception {
    return visitor()
        .send(
            "POST",
            "/ws/bureau",
            BodyPublishers.ofString(message),
            Stream.concat(
                    Stream.of("Content-Type", XML, "Authorization", basic(acceptor())),
                    Stream.of(headers))
                .toArray(String[]::new));
  }

  private static String envelope(String body) {
    return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\""
        + " xmlns:b=\"http://certbureau.org/soap/1\"><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }

  /** The parts of a fault by their names; of several problems the first. */
  private static Map<String, String> fault(HttpResponse<String> answer, int status)
      throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/xml"));
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document fault =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(answer.body().getBytes("UTF-8")));
    assertThat(
            fault.getElementsByTagNameNS("http://certbureau.org/soap/1", "BureauFault").getLength())
        .isEqualTo(1);
    Map<String, String> parts = new TreeMap<>();
    for (String part :
        List.of("faultcode", "faultstring", "reference", "code", "field", "sentence")) {
      NodeList found = fault.getElementsByTagName(part);
      if (found.getLength() > 0) {
        parts.put(part, found.item(0).getTextContent());
      }
    }
    return parts;
  }
}
