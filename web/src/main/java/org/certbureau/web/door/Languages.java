package org.certbureau.web.door;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.certbureau.kernel.Messages;

/** The language to answer in: what the request asks for, else Chinese. */
public final class Languages {
  private Languages() {}

  public static Locale of(HttpServletRequest request) {
    // without the header the container would answer with the machine's own language
    return Messages.nearest(
        request.getHeader("Accept-Language") == null ? null : request.getLocale());
  }
}
