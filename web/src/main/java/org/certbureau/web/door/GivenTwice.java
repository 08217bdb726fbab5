package org.certbureau.web.door;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.util.Optional;

/** A name that stands twice in a JSON object: of two values nobody knows which is meant. */
final class GivenTwice {
  /** The parser has no type for it. */
  private static final String SAID = "Duplicate field";

  private GivenTwice() {}

  /** The place of the second: {@code materials[2].code}. */
  static Optional<String> in(Throwable thrown) {
    return Causes.find(thrown, StreamReadException.class)
        .filter(broken -> broken.getOriginalMessage().startsWith(SAID))
        .map(StreamReadException::getProcessor)
        .map(JsonParser::getParsingContext)
        .map(GivenTwice::place);
  }

  private static String place(JsonStreamContext context) {
    if (context == null || context.inRoot()) {
      return "";
    }
    String outer = place(context.getParent());
    if (context.inArray()) {
      return outer + "[" + context.getCurrentIndex() + "]";
    }
    return outer.isEmpty() ? context.getCurrentName() : outer + "." + context.getCurrentName();
  }
}
