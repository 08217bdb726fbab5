package org.certbureau.web.pki;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.certbureau.ca.ocsp.OcspAnswer;

/** OCSP as HTTP carries it (RFC 6960, appendix A; RFC 5019, 5 and 6). */
final class OcspText {
  static final String REQUEST_TYPE = "application/ocsp-request";
  static final String RESPONSE_TYPE = "application/ocsp-response";

  private static final String PATH = "/ocsp";

  private OcspText() {}

  /** Whether that is what a request is to be sent as. */
  static boolean isRequest(String contentType) {
    return contentType != null
        && contentType.split(";", 2)[0].strip().equalsIgnoreCase(REQUEST_TYPE);
  }

  /**
   * The request in an address: Base64 whose {@code +}, {@code /} and {@code =} may be written with
   * percent signs or as they are.
   *
   * @param address as it was sent, with {@code /ocsp} before it or without
   * @return no bytes where it holds no request: that is none, and is answered as such
   */
  static byte[] inAddress(String address) {
    String rest = address.startsWith(PATH) ? address.substring(PATH.length()) : address;
    try {
      return Base64.getDecoder().decode(plain(rest.startsWith("/") ? rest.substring(1) : rest));
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] plain(String text) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%' && i + 2 < text.length()) {
        plain.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        plain.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return plain.toByteArray();
  }

  /**
   * How long others may keep an answer: that to an address, until its next is due (RFC 5019, 6.2),
   * and no other.
   */
  static Map<String, String> keeping(OcspAnswer answer, boolean toAddress) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (toAddress && answer.mayBeKept()) {
      long seconds = Duration.between(answer.thisUpdate(), answer.nextUpdate()).toSeconds();
      headers.put(
          "Cache-Control", "max-age=" + seconds + ", public, no-transform, must-revalidate");
      headers.put("Last-Modified", date(answer.thisUpdate()));
      headers.put("Expires", date(answer.nextUpdate()));
    } else {
      headers.put("Cache-Control", "no-store");
    }
    return headers;
  }

  private static String date(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }
}
