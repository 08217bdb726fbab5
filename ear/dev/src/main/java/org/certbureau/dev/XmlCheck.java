package org.certbureau.dev;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.Optional;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.certbureau.dev.Sources.Kind;
import org.certbureau.dev.Sources.Source;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Whether a setting is well-formed. One that is not makes the container forget what it knew of the
 * application, and no later edit brings that back.
 */
final class XmlCheck {
  private XmlCheck() {}

  /** {@code LINE: what is wrong}, or nothing. */
  static Optional<String> fault(Source source) throws IOException {
    if (source.kind() != Kind.SETTING
        || !source.file().toString().endsWith(".xml")
        || !Files.exists(source.file())) {
      return Optional.empty();
    }
    try {
      SAXParserFactory.newInstance()
          .newSAXParser()
          .parse(source.file().toFile(), new WithoutItsTypes());
      return Optional.empty();
    } catch (SAXParseException e) {
      return Optional.of(e.getLineNumber() + ": " + e.getMessage());
    } catch (SAXException e) {
      return Optional.of(" " + e.getMessage());
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Document types stand elsewhere, and are asked for by nobody here. */
  private static final class WithoutItsTypes extends DefaultHandler {
    @Override
    public InputSource resolveEntity(String publicId, String systemId) {
      return new InputSource(new StringReader(""));
    }
  }
}
