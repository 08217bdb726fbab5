package org.certbureau.web.door;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.certbureau.kernel.Problem;

/** What a machine's request says of its body. */
record ContentType(Door door, String mediaType, String parameters, String packing) {
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]*)", Pattern.CASE_INSENSITIVE);

  /** US-ASCII is a part of it. */
  private static final Set<Charset> TAKEN =
      Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII);

  static ContentType of(HttpServletRequest request) {
    String declared = Objects.requireNonNullElse(request.getContentType(), "");
    int end = declared.indexOf(';');
    return new ContentType(
        Door.of(request),
        (end < 0 ? declared : declared.substring(0, end)).strip().toLowerCase(Locale.ROOT),
        end < 0 ? "" : declared.substring(end),
        request.getHeader("Content-Encoding"));
  }

  /** Pictures are bytes; everything else that comes this way is a text. */
  boolean isText() {
    return door == Door.SOAP
        || !mediaType.startsWith("image/") && !mediaType.equals("application/octet-stream");
  }

  void requireUnpacked() {
    if (packing != null && !packing.strip().equalsIgnoreCase("identity")) {
      throw new Misread(415, Problem.of("web.packed", "Content-Encoding", packing));
    }
  }

  /** Its parts would be encoded each in its own way, where a SOAP message came in several. */
  void requireUtf8() {
    if (door == Door.SOAP && !mediaType.equals("text/xml")) {
      throw new Misread(415, Problem.of("web.xml-only", "Content-Type", mediaType));
    }
    Matcher charsets = CHARSET.matcher(parameters);
    while (charsets.find()) {
      requireUtf8("Content-Type", charsets.group(1));
    }
  }

  /**
   * @throws Misread where another encoding is declared
   */
  static void requireUtf8(String where, String declared) {
    if (!isTaken(declared)) {
      throw new Misread(415, Problem.of("web.not-utf-8", where, declared));
    }
  }

  private static boolean isTaken(String declared) {
    try {
      return TAKEN.contains(Charset.forName(declared));
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }
}
