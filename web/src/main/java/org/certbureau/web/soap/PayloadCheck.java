package org.certbureau.web.soap;

import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** Holds an operation's element against the schema while it is read. */
final class PayloadCheck {
  /**
   * What the validator quotes stands in no two languages in the same order. The root's are English;
   * asked for English, it would look for the machine's own language first.
   */
  private static final String LANGUAGE_OF_ERRORS = "http://apache.org/xml/properties/locale";

  private final ValidatorHandler validator;

  /**
   * @param prefixes what the element and those around it declare
   */
  PayloadCheck(Schema schema, Misfits misfits, Map<String, String> prefixes) throws SAXException {
    validator = schema.newValidatorHandler();
    validator.setProperty(LANGUAGE_OF_ERRORS, Locale.ROOT);
    validator.setErrorHandler(misfits);
    validator.startDocument();
    for (Map.Entry<String, String> prefix : prefixes.entrySet()) {
      validator.startPrefixMapping(prefix.getKey(), prefix.getValue());
    }
  }

  void begin(XMLStreamReader reader) throws SAXException {
    for (int i = 0; i < reader.getNamespaceCount(); i++) {
      validator.startPrefixMapping(
          orEmpty(reader.getNamespacePrefix(i)), orEmpty(reader.getNamespaceURI(i)));
    }
    AttributesImpl attributes = new AttributesImpl();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.addAttribute(
          orEmpty(reader.getAttributeNamespace(i)),
          reader.getAttributeLocalName(i),
          named(reader.getAttributePrefix(i), reader.getAttributeLocalName(i)),
          reader.getAttributeType(i),
          reader.getAttributeValue(i));
    }
    validator.startElement(
        orEmpty(reader.getNamespaceURI()), reader.getLocalName(), name(reader), attributes);
  }

  void text(XMLStreamReader reader) throws SAXException {
    validator.characters(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
  }

  void end(XMLStreamReader reader) throws SAXException {
    validator.endElement(orEmpty(reader.getNamespaceURI()), reader.getLocalName(), name(reader));
    for (int i = reader.getNamespaceCount() - 1; i >= 0; i--) {
      validator.endPrefixMapping(orEmpty(reader.getNamespacePrefix(i)));
    }
  }

  private static String name(XMLStreamReader reader) {
    return named(reader.getPrefix(), reader.getLocalName());
  }

  private static String named(String prefix, String name) {
    return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
  }

  /** The two readers of XML have different nothings. */
  static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
