package org.certbureau.web.door;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.certbureau.settings.PlaceSettings;

/**
 * Where a session says who is asking, a request that changes something has to come from our own
 * pages: beside the view state of Faces and the cookie's SameSite, its origin is looked at.
 */
public class SameOriginOnly extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (Door.of(request) == Door.PAGES
        && !SAFE.contains(request.getMethod())
        && !isOurs(
            originOf(request), request.getHeader("Host"), PlaceSettings.PUBLIC_URL.value())) {
      Refusal.send(request, response, 403);
      return;
    }
    chain.doFilter(request, response);
  }

  /** Browsers send Origin with every POST; where a proxy drops it, Referer says the same. */
  private static String originOf(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    return origin == null ? request.getHeader("Referer") : origin;
  }

  static boolean isOurs(String origin, String host, String publicUrl) {
    if (origin == null) {
      return false;
    }
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority != null
          && (authority.equalsIgnoreCase(host)
              || authority.equalsIgnoreCase(URI.create(publicUrl).getRawAuthority()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
