package org.certbureau.web.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Every message that is not as the service's description has it is refused in our own words. */
class EnvelopeTest {
  private static final Contract CONTRACT =
      Contract.of(Set.of(), new StreamSource(new File("../ear/tests/src/test/wsdl/bureau.xsd")));

  private static final int DEEPER_THAN_MEMORY = 100_000;

  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

  /** A message of each operation in which everything is said that can be. */
  private static final Map<String, String> WHOLE =
      Map.of(
          "quote",
          "<b:quote><question><region>430100</region><service>NEW</service><holder>UNIT</holder>"
              + "<channel>COUNTER</channel><years>1</years><applications>2</applications>"
              + "<fact name='EXPIRED' holds='true'/></question><language>en</language></b:quote>",
          "submit",
          "<b:submit><submission><region>430100</region><service>NEW</service>"
              + "<holder>UNIT</holder><channel>COUNTER</channel><years>1</years>"
              + "<applications>2</applications><fact name='EXPIRED' holds='1'/>"
              + "<consent code='AGREEMENT' version='1'/><field key='unitName'>示例</field>"
              + "<scan material='M1' name='a.jpg'>QUJD</scan></submission>"
              + "<language>en</language></b:submit>",
          "status",
          "<b:status><caseNumber>CS-20260101-000001</caseNumber><language>en</language></b:status>",
          "certificate",
          "<b:certificate><caseNumber>CS-20260101-000001</caseNumber><language>en</language>"
              + "</b:certificate>",
          "nonce",
          "<b:nonce><language>en</language></b:nonce>",
          "prove",
          "<b:prove><proof><serial>4F210001</serial><nonce>AAAA</nonce>"
              + "<signature>QUJD</signature></proof><language>en</language></b:prove>",
          "find",
          "<b:find><text>示例</text><language>en</language></b:find>");

  static Stream<String> operations() {
    assertThat(WHOLE.keySet()).isEqualTo(CONTRACT.operations());
    return WHOLE.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void what_is_as_described_is_let_through(String operation) {
    Envelope envelope = new Envelope(CONTRACT);
    assertThatCode(() -> envelope.require(stream(envelope(WHOLE.get(operation)))))
        .doesNotThrowAnyException();
    assertThat(envelope.language()).isEqualTo("en");
  }

  static Stream<Arguments> envelopes() {
    return operations()
        .flatMap(
            name -> {
              String good = envelope(WHOLE.get(name));
              String must = "<s:Header><x:id xmlns:x='urn:x' s:mustUnderstand='1'/></s:Header>";
              return Stream.of(
                  arguments(
                      name,
                      "web.xml-version",
                      null,
                      good.replace(SOAP, "http://www.w3.org/2003/05/soap-envelope")),
                  arguments(name, "web.xml-version", null, good.replace(SOAP, "urn:none")),
                  arguments(
                      name, "web.xml-no-envelope", null, good.replace("s:Envelope", "s:Letter")),
                  arguments(name, "web.xml-part", "Trunk", good.replace("s:Body", "s:Trunk")),
                  arguments(name, "web.xml-part", "Body", good.replace("s:Body", "Body")),
                  arguments(
                      name,
                      "web.xml-must-understand",
                      "id",
                      good.replace("<s:Body>", must + "<s:Body>")),
                  arguments(name, "web.xml-no-operation", "Body", envelope("")),
                  arguments(name, "web.xml-no-operation", "Body", envelope("text")),
                  arguments(
                      name, "web.xml-one-operation", "Body", envelope(WHOLE.get(name).repeat(2))),
                  arguments(
                      name,
                      "web.xml-one-operation",
                      "Body",
                      good.replace("</s:Envelope>", "<s:Body/></s:Envelope>")),
                  arguments(
                      name,
                      "web.xml-part",
                      "Header",
                      good.replace("</s:Envelope>", "<s:Header/></s:Envelope>")),
                  arguments(
                      name,
                      "web.xml-no-such-operation",
                      name + "s",
                      good.replace("b:" + name, "b:" + name + "s")),
                  arguments(
                      name,
                      "web.xml-no-such-operation",
                      name + "Response",
                      good.replace("b:" + name, "b:" + name + "Response")),
                  arguments(name, "web.xml-namespace", name, good.replace("b:" + name, name)),
                  arguments(name, "web.xml-document-type", null, "<!DOCTYPE a>" + good),
                  arguments(name, "web.xml-document-type", null, good.replace("en<", "&e;<")),
                  arguments(name, "web.xml-syntax", null, good.substring(0, good.length() - 3)),
                  arguments(name, "web.xml-syntax", null, good.replace("en<", "&#1;<")),
                  arguments(name, "web.xml-syntax", null, good.replace("b:" + name, "c:" + name)),
                  arguments(name, "web.xml-syntax", null, good + "x"),
                  arguments(name, "web.xml-syntax", null, "no XML"),
                  arguments(name, "web.xml-syntax", null, ""));
            });
  }

  @ParameterizedTest(name = "{0}: {1} at {2}")
  @MethodSource("envelopes")
  void what_is_no_message_of_the_service_is_refused(
      String operation, String code, String field, String message) {
    Problem problem = refused(message).get(0);
    assertThat(problem.code()).isEqualTo(code);
    if (field != null) {
      assertThat(problem.field()).isEqualTo(field);
    }
    assertSaid(problem);
  }

  @Test
  void a_header_that_does_not_insist_or_is_for_others_is_let_through() {
    String good = envelope(WHOLE.get("status"));
    for (String header :
        List.of("", "s:mustUnderstand='0'", "s:mustUnderstand='1' s:actor='urn:somebody'")) {
      String with = "<s:Header><x:id xmlns:x='urn:x' " + header + "/></s:Header><s:Body>";
      assertThatCode(() -> new Envelope(CONTRACT).require(stream(good.replace("<s:Body>", with))))
          .doesNotThrowAnyException();
    }
  }

  /** Each element of each message changed in each way: where it is, and what is said of it. */
  @ParameterizedTest
  @MethodSource("operations")
  void what_does_not_follow_the_schema_is_told_with_its_place(String operation) throws Exception {
    Locale before = Locale.getDefault();
    try {
      for (Locale machine : Messages.LANGUAGES) {
        Locale.setDefault(machine);
        assertMisfits(operation);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  private static void assertMisfits(String operation) throws Exception {
    int elements = elements(document(operation)).size();
    for (int i = 0; i < elements; i++) {
      for (Change change : Change.values()) {
        Document document = document(operation);
        Element element = elements(document).get(i);
        String at = element.getLocalName();
        if (!change.on(element)) {
          continue;
        }
        List<Problem> problems = refused(written(document));
        assertThat(problems.get(0).code())
            .as("%s of %s in %s", change, at, operation)
            .isIn(change.codes);
        problems.forEach(
            problem -> {
              assertSaid(problem);
              assertThat(problem.field()).isNotBlank();
            });
      }
    }
  }

  private enum Change {
    MISSPELT(
        "web.xml-other-element",
        "web.xml-no-such-element",
        "web.xml-missing",
        "web.xml-no-such-operation") {
      @Override
      boolean on(Element element) {
        element
            .getOwnerDocument()
            .renameNode(
                element,
                element.getNamespaceURI(),
                element.getPrefix() == null
                    ? element.getLocalName() + "x"
                    : element.getPrefix() + ":" + element.getLocalName() + "x");
        return true;
      }
    },
    OF_ANOTHER_NAMESPACE("web.xml-other-element", "web.xml-no-such-element", "web.xml-namespace") {
      @Override
      boolean on(Element element) {
        element.getOwnerDocument().renameNode(element, "urn:other", "o:" + element.getLocalName());
        return true;
      }
    },
    WITH_A_STRANGER_IN_IT(
        "web.xml-other-element", "web.xml-no-such-element", "web.xml-content", "web.xml-value") {
      @Override
      boolean on(Element element) {
        element.insertBefore(
            element.getOwnerDocument().createElement("stranger"), element.getFirstChild());
        return true;
      }
    },
    WITH_A_STRANGE_ATTRIBUTE("web.xml-no-such-attribute") {
      @Override
      boolean on(Element element) {
        element.setAttribute("strange", "1");
        return true;
      }
    },
    WITHOUT_ATTRIBUTES("web.xml-attribute-missing") {
      @Override
      boolean on(Element element) {
        boolean had = element.hasAttributes();
        while (element.hasAttributes()) {
          element.removeAttribute(element.getAttributes().item(0).getNodeName());
        }
        return had;
      }
    },
    OF_TEXT_ALONE("web.xml-content", "web.not-a-number", "web.not-base64", "web.xml-missing") {
      @Override
      boolean on(Element element) {
        boolean text =
            List.of(
                    "nonce in it",
                    "region",
                    "service",
                    "holder",
                    "channel",
                    "language",
                    "caseNumber",
                    "field",
                    "serial",
                    "text")
                .contains(named(element));
        element.setTextContent("no-value");
        return !text;
      }
    },
    MISSING("web.xml-missing", "web.xml-other-element") {
      @Override
      boolean on(Element element) {
        boolean needed =
            List.of(
                    "question",
                    "submission",
                    "caseNumber",
                    "region",
                    "service",
                    "holder",
                    "proof",
                    "text",
                    "serial",
                    "nonce in it",
                    "signature")
                .contains(named(element));
        element.getParentNode().removeChild(element);
        return needed;
      }
    };

    private final List<String> codes;

    Change(String... codes) {
      this.codes = List.of(codes);
    }

    /** One operation is called as a part of another is. */
    private static String named(Element element) {
      String name = element.getLocalName();
      return name.equals("nonce") && element.getNamespaceURI() == null ? "nonce in it" : name;
    }

    /** Whether the message is wrong by it. */
    abstract boolean on(Element element);
  }

  @ParameterizedTest(name = "{0} {1}: {2} at {3}")
  @CsvSource({
    "quote, years>1<, years>2.9<, web.not-a-number, years",
    "quote, years>1<, years>99999999999<, web.not-a-number, years",
    "quote, years>1<, years><, web.not-a-number, years",
    "submit, applications>2<, applications>eins<, web.not-a-number, applications",
    "quote, holds='true', holds='yes', web.not-a-flag, fact[0].holds",
    "submit, <consent, <consent code='A' version='1'/><consent kode='A', web.xml-no-such-attribute, consent[1].kode",
    "submit, QUJD, no base64!, web.not-base64, scan[0]",
    "submit, material='M1', ' ', web.xml-attribute-missing, scan[0].material",
    "submit, <holder>UNIT</holder>, '', web.xml-other-element, channel",
    "quote, <years>, <yeers/><years>, web.xml-other-element, yeers",
    "status, <caseNumber>, <casenumber/><caseNumber>, web.xml-other-element, casenumber"
  })
  void the_place_is_named_as_it_stands_in_the_message_in_whatever_language_the_machine_speaks(
      String operation, String good, String bad, String code, String field) {
    Locale before = Locale.getDefault();
    try {
      for (Locale machine : Messages.LANGUAGES) {
        Locale.setDefault(machine);
        Problem problem = refused(envelope(WHOLE.get(operation).replace(good, bad))).get(0);
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.field()).isEqualTo(field);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  /** Longer than it would take to count the names that lead to each of them. */
  @ParameterizedTest
  @MethodSource("operations")
  void parts_within_parts_without_end_are_not_followed(String operation) {
    String deep = "<a>".repeat(DEEPER_THAN_MEMORY) + "</a>".repeat(DEEPER_THAN_MEMORY);
    for (String end : List.of("</b:" + operation + ">", "</language></b:" + operation + ">")) {
      List<Problem> problems = refused(envelope(WHOLE.get(operation).replace(end, deep + end)));
      assertThat(problems).hasSizeLessThanOrEqualTo(20);
      problems.forEach(EnvelopeTest::assertSaid);
    }
  }

  @Test
  void a_broken_document_is_told_with_its_place() {
    assertThat(refused("<a>\n  <b></c>\n</a>").get(0).args().get(0)).isEqualTo("2");
  }

  @Test
  void the_language_is_known_also_of_what_is_refused() {
    Envelope envelope = new Envelope(CONTRACT);
    RuleViolation refused =
        catchThrowableOfType(
            RuleViolation.class,
            () ->
                envelope.require(
                    stream(envelope(WHOLE.get("quote").replace("years>1<", "years>x<")))));
    assertThat(refused).isNotNull();
    assertThat(envelope.language()).isEqualTo("en");
  }

  private static void assertSaid(Problem problem) {
    for (Locale language : Messages.LANGUAGES) {
      assertThat(Messages.text(language, problem))
          .isNotBlank()
          .doesNotContain("cvc-", "{0}", "{1}", "{2}", "\"\"", "“”");
    }
  }

  private static List<Problem> refused(String message) {
    RuleViolation refused =
        catchThrowableOfType(
            RuleViolation.class, () -> new Envelope(CONTRACT).require(stream(message)));
    assertThat(refused).as(message).isNotNull();
    return refused.problems();
  }

  private static String envelope(String body) {
    return "<s:Envelope xmlns:s=\""
        + SOAP
        + "\" xmlns:b=\""
        + BureauService.NAMESPACE
        + "\"><s:Body>"
        + body
        + "</s:Body></s:Envelope>";
  }

  private static ByteArrayInputStream stream(String message) {
    return new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8));
  }

  private static Document document(String operation) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(envelope(WHOLE.get(operation)))));
  }

  /** Those of the operation, in the order of the document; the operation's own is the first. */
  private static List<Element> elements(Document document) {
    List<Element> found = new ArrayList<>();
    collect(document.getElementsByTagNameNS(SOAP, "Body").item(0), found);
    return found;
  }

  private static void collect(Node parent, List<Element> found) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        found.add(element);
        collect(element, found);
      }
    }
  }

  private static String written(Document document) throws Exception {
    StringWriter text = new StringWriter();
    TransformerFactory.newDefaultInstance()
        .newTransformer()
        .transform(new DOMSource(document), new StreamResult(text));
    return text.toString();
  }
}
