package org.certbureau.web.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.certbureau.work.Configuration;

/**
 * Tells browsers what they may do with our answers. The pages' own content security policy, with a
 * nonce for each script, comes from PrimeFaces; everything else gets the strict one here.
 */
public class SecurityHeaders extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String NOTHING_BUT_OURS =
      "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

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

  private static void setCommon(HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (Configuration.publicUrl().startsWith("https:")) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }

  private static void setPolicy(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", NOTHING_BUT_OURS);
  }

  private static void setUnkept(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
  }

  private static boolean isForAllToKeep(HttpServletRequest request, String path) {
    return Door.of(request) == Door.PKI || path.startsWith("/jakarta.faces.resource/");
  }
}
