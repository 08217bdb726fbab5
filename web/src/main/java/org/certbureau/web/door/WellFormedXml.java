package org.certbureau.web.door;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.certbureau.kernel.Problem;

/**
 * Looks whether bytes are an XML document without a document type: SOAP knows none (SOAP 1.1 §3),
 * and entities are declared nowhere else. The SOAP runtime reads as far as it needs to and cannot
 * say where it stumbled.
 */
final class WellFormedXml {
  private static final XMLInputFactory READERS = readers();

  /** How deep the parts of an envelope lie in it. */
  private static final int PART = 2;

  private WellFormedXml() {}

  private static XMLInputFactory readers() {
    XMLInputFactory readers = XMLInputFactory.newDefaultFactory();
    readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    readers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return readers;
  }

  /**
   * @throws Misread where it is none, naming the place (WS-I Basic Profile 1.1, R1113), and where
   *     it asks for more than one thing (R9981): the runtime would do the first and say nothing of
   *     the others
   */
  static void require(byte[] bytes, int begin) {
    try {
      XMLStreamReader reader =
          READERS.createXMLStreamReader(
              new ByteArrayInputStream(bytes, begin, bytes.length - begin),
              StandardCharsets.UTF_8.name());
      int depth = 0;
      int bodies = 0;
      int operations = 0;
      boolean inBody = false;
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
          throw new Misread(400, Problem.of("web.xml-document-type", null));
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          depth++;
          if (depth == PART) {
            inBody = reader.getLocalName().equals("Body");
            bodies += inBody ? 1 : 0;
          } else if (depth == PART + 1 && inBody) {
            operations++;
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        }
      }
      if (bodies > 1 || operations > 1) {
        throw new Misread(400, Problem.of("web.xml-one-operation", null));
      }
      reader.close();
    } catch (XMLStreamException broken) {
      Location at = broken.getLocation();
      throw new Misread(
          400,
          Problem.of(
              "web.xml-syntax",
              null,
              Integer.toString(at == null ? 0 : at.getLineNumber()),
              Integer.toString(at == null ? 0 : at.getColumnNumber())));
    }
  }
}
