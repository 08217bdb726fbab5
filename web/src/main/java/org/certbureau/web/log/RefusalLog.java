package org.certbureau.web.log;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.certbureau.web.door.Refusal;

/** Has the log tell, in one line, who was not allowed what, and from where. */
public class RefusalLog extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** What happens for a request happens in its thread. */
  private static final ThreadLocal<HttpServletRequest> ASKED = new ThreadLocal<>();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest before = ASKED.get();
    ASKED.set(request);
    try {
      chain.doFilter(request, response);
    } finally {
      if (before == null) {
        ASKED.remove();
      } else {
        ASKED.set(before);
      }
      if (response.getStatus() == HttpServletResponse.SC_FORBIDDEN) {
        Refusal.log(request, request.getRemoteUser());
      }
    }
  }

  /** Whether a refusal in this thread is told here: the container knows neither who nor where. */
  static boolean tells() {
    return ASKED.get() != null;
  }
}
