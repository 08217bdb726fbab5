package org.certbureau.web.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.certbureau.settings.PlaceSettings;

/**
 * Tells browsers what they may do with our answers. The pages' own content security policy, with a
 * nonce for each script, comes from PrimeFaces; everything else gets the strict one here.
 */
public class SecurityHeaders extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String NOTHING_BUT_OURS =
      "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final String POLICY = "Content-Security-Policy";
  private static final String KEEPING = "Cache-Control";
  private static final String UNKEPT = "no-store";
  private static final Map<String, String> STRICT =
      Map.of(POLICY, NOTHING_BUT_OURS, KEEPING, UNKEPT);
  private static final Map<String, String> COMMON =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  private static final Map<String, String> OVER_TLS = overTls();

  private static Map<String, String> overTls() {
    Map<String, String> headers = new HashMap<>(COMMON);
    headers.put("Strict-Transport-Security", "max-age=31536000");
    return Map.copyOf(headers);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = Door.pathOf(request);
    setCommon(response);
    if (!path.endsWith(".xhtml")) { // a second policy would be in force beside PrimeFaces' own
      setPolicy(response);
    }
    if (!isForAllToKeep(request, path)) {
      setUnkept(response);
    }
    chain.doFilter(request, response);
  }

  /** For answers that are given before any filter runs. */
  static void set(HttpServletResponse response) {
    setCommon(response);
    setPolicy(response);
    setUnkept(response);
  }

  /** What every answer says, by name. */
  public static Map<String, String> common() {
    return PlaceSettings.PUBLIC_URL.value().startsWith("https:") ? OVER_TLS : COMMON;
  }

  /** What a refusal says besides, which is no page and is not kept. */
  public static Map<String, String> strict() {
    return STRICT;
  }

  private static void setCommon(HttpServletResponse response) {
    common().forEach(response::setHeader);
  }

  private static void setPolicy(HttpServletResponse response) {
    response.setHeader(POLICY, NOTHING_BUT_OURS);
  }

  private static void setUnkept(HttpServletResponse response) {
    response.setHeader(KEEPING, UNKEPT);
  }

  private static boolean isForAllToKeep(HttpServletRequest request, String path) {
    return Door.of(request) == Door.PKI || path.startsWith("/jakarta.faces.resource/");
  }
}
