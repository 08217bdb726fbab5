package org.certbureau.web.soap;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.certbureau.settings.PlaceSettings;

/**
 * Lets a service's description name the address that its readers can reach: {@code
 * BUREAU_PUBLIC_URL}, or where that is not set the one they asked at.
 */
public class PublicAddress extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean known = PlaceSettings.PUBLIC_URL.isSet();
    chain.doFilter(
        known ? new Seen(request, URI.create(PlaceSettings.PUBLIC_URL.value())) : request,
        response);
  }

  /** The request as it was before a proxy passed it on. */
  static final class Seen extends HttpServletRequestWrapper {
    private final URI base;

    Seen(HttpServletRequest request, URI base) {
      super(request);
      this.base = base;
    }

    /**
     * The SOAP runtime takes the host from these rather than from the methods below. What a
     * stranger claims to have been forwarded is not believed.
     */
    @Override
    public String getHeader(String name) {
      if (name.equalsIgnoreCase("Host")) {
        return base.getRawAuthority();
      }
      return name.equalsIgnoreCase("X-Forwarded-Host") || name.equalsIgnoreCase("X-Forwarded-Proto")
          ? null
          : super.getHeader(name);
    }

    @Override
    public String getScheme() {
      return base.getScheme().toLowerCase(Locale.ROOT);
    }

    @Override
    public String getServerName() {
      return base.getHost();
    }

    @Override
    public int getServerPort() {
      if (base.getPort() >= 0) {
        return base.getPort();
      }
      return getScheme().equals("https") ? 443 : 80;
    }

    /** A proxy may serve the bureau below a path of its own. */
    @Override
    public String getContextPath() {
      return base.getRawPath() + super.getContextPath();
    }

    @Override
    public String getRequestURI() {
      return base.getRawPath() + super.getRequestURI();
    }
  }
}
