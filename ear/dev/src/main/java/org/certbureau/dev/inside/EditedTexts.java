package org.certbureau.dev.inside;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.util.ResourceBundle;

/** Forgets the texts that were read as soon as one of their files has been replaced. */
@WebFilter("/*")
public class EditedTexts extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private long seen;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // a file that is moved into a folder is noted in the folder
    long changed =
        new File(request.getServletContext().getRealPath("/WEB-INF/classes/messages"))
            .lastModified();
    if (changed != seen) {
      ResourceBundle.clearCache(Thread.currentThread().getContextClassLoader());
      seen = changed;
    }
    chain.doFilter(request, response);
  }
}
