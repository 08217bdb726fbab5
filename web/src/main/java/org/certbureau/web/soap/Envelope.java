package org.certbureau.web.soap;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;
import org.xml.sax.SAXException;

/**
 * Looks whether bytes are a message that the SOAP door takes, before its runtime reads them: that
 * one says in English and without a code what is wrong, reads no further than it needs to, does the
 * first thing that is asked for and says nothing of the others.
 */
final class Envelope {
  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final String NEXT = "http://schemas.xmlsoap.org/soap/actor/next";
  private static final XMLInputFactory READERS = readers();

  /** How deep the parts of an envelope lie in it, and below them the operation and its parts. */
  private static final int PART = 2;

  private static final int OPERATION = 3;
  private static final int ARGUMENT = 4;

  /** Nothing that is understood here lies as deep; the names that lead there are kept for each. */
  private static final int DEEPEST = 50;

  private static final int LONGEST_LANGUAGE = 40;

  /** What may come more than once, and is told apart by its number. */
  private static final Set<String> REPEATED =
      Set.of("fact", "answer", "method", "consent", "field", "scan");

  private final Contract contract;
  private final List<String> place = new ArrayList<>();
  private final Misfits misfits = new Misfits(place);

  /** Of each element that is open, how often it has which part by now. */
  private final Deque<Map<String, Integer>> counted = new ArrayDeque<>();

  private final Map<String, String> prefixes = new HashMap<>();

  private Problem wrong;
  private PayloadCheck payload;
  private String part = "";
  private int bodies;
  private int operations;
  private StringBuilder language;

  Envelope(Contract contract) {
    this.contract = contract;
  }

  private static XMLInputFactory readers() {
    XMLInputFactory readers = XMLInputFactory.newDefaultFactory();
    readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    readers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return readers;
  }

  /** The language that the operation asks for, as far as it was read; null for none. */
  String language() {
    return language == null ? null : language.toString();
  }

  /**
   * @throws RuleViolation where it is no such message: no XML (WS-I Basic Profile 1.1, R1113), with
   *     a document type (SOAP 1.1 §3), of another version, asking for none or more than one thing
   *     (R9981) or for what nobody here understands, or not as the schema has it
   */
  void require(InputStream bytes) {
    try {
      XMLStreamReader reader = READERS.createXMLStreamReader(bytes, StandardCharsets.UTF_8.name());
      int depth = 0;
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw new RuleViolation(Problem.of("web.xml-document-type", null));
          case XMLStreamConstants.START_ELEMENT -> begin(reader, ++depth);
          case XMLStreamConstants.END_ELEMENT -> end(reader, depth--);
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(reader, depth);
          default -> {
            // comments and instructions say nothing
          }
        }
      }
      reader.close();
    } catch (XMLStreamException broken) {
      throw new RuleViolation(syntax(broken.getLocation()));
    } catch (SAXException unreadable) {
      throw new IllegalStateException(unreadable); // the schema's, which is ours
    }
    refuse();
  }

  private void refuse() {
    if (operations == 0) {
      blame(Problem.of("web.xml-no-operation", "Body", known()));
    }
    if (wrong != null) {
      throw new RuleViolation(wrong);
    }
    if (!misfits.found().isEmpty()) {
      throw new RuleViolation(misfits.found());
    }
  }

  private String known() {
    return String.join(", ", contract.operations());
  }

  /** The first that is wrong stands for what follows from it. */
  private void blame(Problem problem) {
    if (wrong == null) {
      wrong = problem;
    }
  }

  private static Problem syntax(Location at) {
    return Problem.of(
        "web.xml-syntax",
        null,
        Integer.toString(at == null ? 0 : at.getLineNumber()),
        Integer.toString(at == null ? 0 : at.getColumnNumber()));
  }

  private void begin(XMLStreamReader reader, int depth) throws SAXException {
    if (depth > DEEPEST) {
      tooDeep(reader.getLocalName());
      return;
    }
    if (depth <= OPERATION) {
      for (int i = 0; i < reader.getNamespaceCount(); i++) {
        prefixes.put(
            PayloadCheck.orEmpty(reader.getNamespacePrefix(i)),
            PayloadCheck.orEmpty(reader.getNamespaceURI(i)));
      }
    }
    if (depth == 1) {
      envelope(reader);
    } else if (depth == PART) {
      part(reader);
    } else if (depth == OPERATION && part.equals("Header")) {
      header(reader);
    } else if (depth == OPERATION && part.equals("Body")) {
      operation(reader);
    } else if (payload != null) {
      enter(reader, depth);
    }
  }

  /** From here on nothing is looked at but whether it is XML. */
  private void tooDeep(String name) {
    payload = null;
    if (misfits.found().isEmpty()) {
      blame(Problem.of("web.xml-no-such-element", name, name));
    }
  }

  private void envelope(XMLStreamReader reader) {
    if (!reader.getLocalName().equals("Envelope")) {
      blame(Problem.of("web.xml-no-envelope", reader.getLocalName(), reader.getLocalName()));
    } else if (!SOAP.equals(reader.getNamespaceURI())) {
      blame(
          Problem.of(
              "web.xml-version", "Envelope", PayloadCheck.orEmpty(reader.getNamespaceURI())));
    }
  }

  private void part(XMLStreamReader reader) {
    part = reader.getLocalName();
    boolean known = part.equals("Body") || part.equals("Header") && bodies == 0;
    if (!known || !SOAP.equals(reader.getNamespaceURI())) {
      blame(Problem.of("web.xml-part", part, part));
    } else if (part.equals("Body") && ++bodies > 1) {
      blame(Problem.of("web.xml-one-operation", part));
    }
  }

  /** None is understood here; only what insists on it is refused (SOAP 1.1 §4.2.3). */
  private void header(XMLStreamReader reader) {
    String must = reader.getAttributeValue(SOAP, "mustUnderstand");
    String actor = PayloadCheck.orEmpty(reader.getAttributeValue(SOAP, "actor"));
    if (must != null
        && !must.strip().equals("0")
        && !must.strip().equals("false")
        && (actor.isEmpty() || actor.equals(NEXT))) {
      blame(Problem.of("web.xml-must-understand", reader.getLocalName(), reader.getLocalName()));
    }
  }

  private void operation(XMLStreamReader reader) throws SAXException {
    String name = reader.getLocalName();
    if (++operations > 1) {
      blame(Problem.of("web.xml-one-operation", "Body"));
    } else if (!contract.operations().contains(name)) {
      blame(Problem.of("web.xml-no-such-operation", name, name, known()));
    } else if (!BureauService.NAMESPACE.equals(reader.getNamespaceURI())) {
      blame(Problem.of("web.xml-namespace", name, name, BureauService.NAMESPACE));
    } else {
      place.add(name);
      counted.push(new HashMap<>());
      payload = new PayloadCheck(contract.schema(), misfits, prefixes);
      payload.begin(reader);
    }
  }

  private void enter(XMLStreamReader reader, int depth) throws SAXException {
    String name = reader.getLocalName();
    if (depth == ARGUMENT && name.equals("language")) {
      language = new StringBuilder();
    }
    place.add(REPEATED.contains(name) ? name + "[" + next(name) + "]" : name);
    counted.push(new HashMap<>());
    payload.begin(reader);
  }

  private int next(String name) {
    return counted.element().merge(name, 1, Integer::sum) - 1;
  }

  private void text(XMLStreamReader reader, int depth) throws SAXException {
    if (payload == null || depth < OPERATION) {
      return;
    }
    payload.text(reader);
    if (depth == ARGUMENT && language != null && language.length() < LONGEST_LANGUAGE) {
      language.append(reader.getText().strip());
    }
  }

  private void end(XMLStreamReader reader, int depth) throws SAXException {
    if (depth == OPERATION && part.equals("Body") && payload != null) {
      payload.end(reader);
      payload = null;
    } else if (payload != null && depth > OPERATION) {
      payload.end(reader);
      place.remove(place.size() - 1);
      counted.pop();
    }
  }
}
