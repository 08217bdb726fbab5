package org.certbureau.web.health;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /health/ready}: 200 where everything that work needs answers, else 503 and the reason. */
@WebServlet("/health/ready")
public class HealthDoor extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient HealthReport report;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HealthReport.Said said = report.now(getServletContext());
    response.setStatus(said.status());
    response.setContentType("application/json");
    response.getOutputStream().write(said.json());
  }
}
