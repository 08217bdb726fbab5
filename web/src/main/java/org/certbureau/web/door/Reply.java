package org.certbureau.web.door;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Sends an answer in the way its door speaks: problem details, or the fault that the description of
 * the SOAP door promises, which its callers' programs know how to read.
 */
public final class Reply {
  private static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";

  /** The names of the SOAP door; what is in them is published. */
  public static final String NAMESPACE = "http://certbureau.org/soap/1";

  /** What SOAP 1.1 §4.4.1 has a name of its own for; everything else is the client's or ours. */
  private static final Map<String, String> FAULT_CODES =
      Map.of("web.xml-version", "VersionMismatch", "web.xml-must-understand", "MustUnderstand");

  private static final int BAD_REQUEST = 400;
  private static final int UNPROCESSABLE = 422;

  private Reply() {}

  public static void send(Answer answer, Door door, HttpServletResponse response)
      throws IOException {
    boolean soap = door == Door.SOAP;
    byte[] body = soap ? fault(answer) : Json.mapper().writeValueAsBytes(answer);
    response.resetBuffer();
    response.setStatus(soap ? statusOfFault(answer.status()) : answer.status());
    response.setContentType(soap ? "text/xml;charset=UTF-8" : Answer.MEDIA_TYPE);
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    response.flushBuffer();
  }

  /**
   * The local name of the fault code of an answer: whose matter it is.
   *
   * @return as SOAP 1.1 §4.4.1 has it
   */
  public static String faultCode(Answer answer) {
    return answer.reference() == null
        ? FAULT_CODES.getOrDefault(answer.code(), "Client")
        : "Server";
  }

  /**
   * What is wrong with a message is told with 500 (SOAP 1.1 §6.2), or its sender's runtime would
   * not read the fault; what HTTP has a word for, by that.
   */
  private static int statusOfFault(int status) {
    return status == BAD_REQUEST || status == UNPROCESSABLE
        ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR
        : status;
  }

  static byte[] fault(Answer answer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory()
              .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      xml.writeStartElement("S", "Envelope", ENVELOPE);
      xml.writeNamespace("S", ENVELOPE);
      xml.writeStartElement("S", "Body", ENVELOPE);
      xml.writeStartElement("S", "Fault", ENVELOPE);
      element(xml, "faultcode", "S:" + faultCode(answer));
      element(xml, "faultstring", answer.detail());
      xml.writeStartElement("detail");
      xml.writeStartElement("b", "BureauFault", NAMESPACE);
      xml.writeNamespace("b", NAMESPACE);
      element(xml, "reference", answer.reference());
      for (Answer.Item item : answer.problems()) {
        xml.writeStartElement("problem");
        element(xml, "code", item.code());
        element(xml, "field", item.field());
        element(xml, "rule", item.rule());
        element(xml, "citation", item.citation());
        element(xml, "sentence", item.detail());
        xml.writeEndElement();
      }
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // into memory
    }
    return bytes.toByteArray();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    if (text != null) {
      xml.writeStartElement(name);
      xml.writeCharacters(Told.text(text));
      xml.writeEndElement();
    }
  }
}
