package org.certbureau.system.packaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A WSDL or a schema reduced to what it promises: without addresses and comments, and what stands
 * side by side under a name of its own in the order of the names. The runtime writes operations in
 * whatever order the JVM lists methods.
 */
final class Description {
  private Description() {}

  static String kept(String resource) throws Exception {
    try (InputStream kept = Description.class.getResourceAsStream(resource)) {
      return of(new String(kept.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  static String of(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document document;
    try {
      document =
          factory
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException | org.xml.sax.SAXException e) {
      throw new AssertionError("not XML: " + xml, e);
    }
    reduce(document.getDocumentElement());
    Transformer writer = TransformerFactory.newInstance().newTransformer();
    writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    writer.setOutputProperty(OutputKeys.INDENT, "yes");
    StringWriter text = new StringWriter();
    writer.transform(new DOMSource(document.getDocumentElement()), new StreamResult(text));
    return text.toString();
  }

  private static void reduce(Element element) {
    for (String place : List.of("location", "schemaLocation")) {
      if (element.hasAttribute(place)) {
        element.setAttribute(place, "");
      }
    }
    List<Element> children = new ArrayList<>();
    for (Node child = element.getFirstChild(); child != null; ) {
      Node next = child.getNextSibling();
      if (child instanceof Element inner) {
        reduce(inner);
        children.add(inner);
      } else if (child.getNodeType() == Node.COMMENT_NODE
          || child.getNodeType() == Node.TEXT_NODE && child.getTextContent().isBlank()) {
        element.removeChild(child);
      }
      child = next;
    }
    if (isWithoutOrder(element)) {
      children.sort(
          Comparator.comparing(Element::getLocalName)
              .thenComparing(child -> child.getAttribute("name")));
      children.forEach(element::appendChild);
    }
  }

  /** Within a sequence the order is part of the promise. */
  private static boolean isWithoutOrder(Element element) {
    return List.of("definitions", "portType", "binding", "schema").contains(element.getLocalName());
  }
}
