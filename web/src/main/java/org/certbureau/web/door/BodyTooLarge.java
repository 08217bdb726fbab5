package org.certbureau.web.door;

import java.io.IOException;
import java.util.regex.Pattern;

/** A request carried more than its door lets through. */
final class BodyTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  /** What Grizzly says of a form; with the number of the message, whatever its language. */
  private static final Pattern OF_CONTAINER = Pattern.compile("GRIZZLY0205|(?i)post too large");

  BodyTooLarge(long mostBytes) {
    super("more than " + mostBytes + " bytes");
  }

  /** Whether it is why something failed: found by us, or by the container, which has no type. */
  static boolean isCauseOf(Throwable thrown) {
    return Causes.find(thrown, BodyTooLarge.class).isPresent()
        || Causes.find(thrown, IllegalStateException.class)
            .map(Throwable::getMessage)
            .filter(said -> OF_CONTAINER.matcher(said).find())
            .isPresent();
  }
}
