package org.certbureau.web.faces.files;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Packs scripts and sheets for whoever can unpack them, and has browsers keep a year what has its
 * version in its address. Nothing else of the bureau is packed: these files are the same for
 * everybody and hold no secret that their length could tell (RFC 9110 §8.4.1, ADR 40).
 */
@WebFilter("/jakarta.faces.resource/*")
public class LightFiles extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Pattern VERSION = Pattern.compile("(?:^|&)v=[^&]");
  private static final Pattern NONE_OF_IT = Pattern.compile("q=0(?:\\.0{0,3})?$");

  /** RFC 9111 §5.2.2, RFC 8246. */
  private static final String A_YEAR = "public, max-age=31536000, immutable";

  private static final String AN_HOUR = "public, max-age=3600";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String query = request.getQueryString();
    boolean versioned = query != null && VERSION.matcher(query).find();
    response.setHeader("Vary", "Accept-Encoding");
    HeldFile held = new HeldFile(response, versioned ? A_YEAR : AN_HOUR);
    chain.doFilter(request, held);
    if (response.isCommitted()) { // refused
      return;
    }
    byte[] content = held.content();
    if (content.length > 0 && isText(response) && unpacks(request.getHeader("Accept-Encoding"))) {
      response.setHeader("Content-Encoding", "gzip");
      content = packed(content);
    }
    if (content.length > 0) {
      response.setContentLength(content.length);
      response.getOutputStream().write(content);
    }
  }

  private static boolean isText(HttpServletResponse response) {
    String type = String.valueOf(response.getContentType()).toLowerCase(Locale.ROOT);
    return Stream.of("text/", "javascript", "svg", "json").anyMatch(type::contains);
  }

  /**
   * Whether packed answers are taken.
   *
   * @param accepted the header of RFC 9110 §12.5.3, or null
   */
  static boolean unpacks(String accepted) {
    return accepted != null
        && Stream.of(accepted.toLowerCase(Locale.ROOT).split(","))
            .map(coding -> coding.replaceAll("\\s", ""))
            .anyMatch(coding -> coding.matches("gzip(;.*)?") && !NONE_OF_IT.matcher(coding).find());
  }

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream small = new ByteArrayOutputStream(content.length / 3);
    try (GZIPOutputStream out = new GZIPOutputStream(small)) {
      out.write(content);
    }
    return small.toByteArray();
  }
}
