package org.certbureau.web.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Lets machines' texts in as UTF-8 alone, and before anything is done with them: what is declared
 * otherwise, packed, or no UTF-8 at all is refused, never guessed at or mended. JSON is nothing
 * else (RFC 8259 §8.1), and for SOAP one encoding leaves nothing to two declarations that
 * contradict.
 */
public class Utf8Only extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Door door = Door.of(request);
    if (door != Door.REST && door != Door.SOAP || WITHOUT_BODY.contains(request.getMethod())) {
      readFormsAsUtf8(request);
      chain.doFilter(request, response);
      return;
    }
    try {
      ContentType type = ContentType.of(request);
      type.requireUnpacked();
      if (!type.isText()) {
        chain.doFilter(request, response);
        return;
      }
      type.requireUtf8();
      if (request.getUserPrincipal() == null) {
        // nobody's body is held in memory: what is open to all takes none
        chain.doFilter(request, response);
        return;
      }
      byte[] body = request.getInputStream().readAllBytes();
      chain.doFilter(new BodyAtHand(request, body, Utf8.begin(body)), response);
    } catch (Misread refused) {
      Refusal.send(request, response, refused);
    }
  }

  /**
   * Browsers do not say how they wrote a form; it is as the page was. Said in the deployment
   * descriptor, the container would take it for what every request declared.
   */
  private static void readFormsAsUtf8(HttpServletRequest request)
      throws UnsupportedEncodingException {
    if (request.getCharacterEncoding() == null) {
      request.setCharacterEncoding(StandardCharsets.UTF_8.name());
    }
  }
}
