package org.certbureau.web.door;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.certbureau.audit.TrailAlarms;
import org.certbureau.ca.crl.PublicDirectory;
import org.certbureau.issuance.Opening;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.quoting.ShortIssuer;
import org.certbureau.station.letters.DeadLetters;
import org.certbureau.station.letters.Delays;
import org.certbureau.work.Readiness;

/** {@code /health/ready}: 200 where everything that work needs answers, else 503. */
@WebServlet("/health/ready")
public class HealthDoor extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @EJB private transient Readiness readiness;
  @EJB private transient Opening opening;
  @EJB private transient DeadLetters letters;
  @EJB private transient Delays delays;
  @EJB private transient PolicyDesk policies;
  @EJB private transient PublicDirectory directory;
  @EJB private transient TrailAlarms trail;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, Boolean> parts = new TreeMap<>(readiness.parts());
    parts.put("opening", opening.isOpen());
    parts.put("doors", LastDoor.isLoaded(getServletContext()));
    boolean ready = parts.values().stream().allMatch(up -> up);
    Map<String, String> checks = new TreeMap<>();
    parts.forEach((part, up) -> checks.put(part, word(up)));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("status", word(ready));
    answer.put("checks", checks);
    if (parts.get("database")) {
      // no reason to send nobody here any more, but one for somebody to look
      answer.put("deadLetters", letters.waiting());
      answer.put("delayedReports", delays.waiting());
      answer.put("lateLists", directory.late());
      answer.put("trailAlarms", trail.raised());
      answer.put(
          "issuersEnding",
          policies.shortIssuers().stream().map(ShortIssuer::issuer).distinct().toList());
    }
    response.setStatus(
        ready ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    response.getOutputStream().write(Json.mapper().writeValueAsBytes(answer));
  }

  private static String word(boolean up) {
    return up ? "UP" : "DOWN";
  }
}
