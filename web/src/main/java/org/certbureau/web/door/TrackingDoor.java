package org.certbureau.web.door;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.certbureau.application.tracking.TrackedCase;
import org.certbureau.application.tracking.Tracking;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.calendar.China;

/**
 * Where the QR code of a receipt leads: {@code /q/CODE/NUMBER}. Open to whoever holds the paper.
 */
@WebServlet("/q/*")
public class TrackingDoor extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @EJB private transient Tracking tracking;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Locale locale = Languages.of(request);
    Optional<TrackedCase> tracked = find(request.getPathInfo());
    byte[] page =
        page(locale, tracked.map(found -> body(locale, found)).orElseGet(() -> unknown(locale)))
            .getBytes(StandardCharsets.UTF_8);
    response.setStatus(
        tracked.isPresent() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND);
    response.setContentType("text/html;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }

  private Optional<TrackedCase> find(String path) {
    String[] parts = path == null ? new String[0] : path.split("/", -1);
    // between them a paper may say which of the case's papers it is
    if (parts.length != 3 && parts.length != 4) {
      return Optional.empty();
    }
    try {
      return tracking.look(CaseNumber.of(parts[parts.length - 1]), parts[1]);
    } catch (RuleViolation noNumber) {
      return Optional.empty();
    }
  }

  private static String body(Locale locale, TrackedCase found) {
    StringBuilder rows = new StringBuilder();
    row(rows, locale, "number", found.caseNumber().value());
    if (found.service() != null) {
      row(rows, locale, "service", found.service().in(locale));
    }
    row(rows, locale, "state", word(locale, "badge." + found.badge()));
    if (found.bringToken()) {
      row(rows, locale, "next", word(locale, "tracking.bring-token"));
    }
    row(rows, locale, "since", LocalDate.ofInstant(found.since(), China.ZONE).toString());
    if (found.dueOn() != null) {
      row(rows, locale, "due", found.dueOn().toString());
    } else if (found.duePaused()) {
      row(rows, locale, "due", word(locale, "due-paused"));
    }
    if (found.dueCitation() != null) {
      row(rows, locale, "due-by", found.dueCitation());
    }
    if (found.reason() != null) {
      row(rows, locale, "reason", found.reason());
    } else if (found.stopped()) {
      row(rows, locale, "reason", word(locale, "tracking.stopped"));
    }
    return "<h1>%s</h1><dl>%s</dl>".formatted(escaped(found.bureau().in(locale)), rows);
  }

  private static void row(StringBuilder rows, Locale locale, String label, String value) {
    rows.append("<dt>")
        .append(escaped(word(locale, "tracking." + label)))
        .append("</dt><dd class=\"")
        .append(label)
        .append("\">")
        .append(escaped(value))
        .append("</dd>");
  }

  private static String unknown(Locale locale) {
    return "<h1>%s</h1><p>%s</p>"
        .formatted(
            escaped(word(locale, "tracking.title")), escaped(word(locale, "tracking.unknown")));
  }

  private static String page(Locale locale, String body) {
    return """
    <!DOCTYPE html>
    <html lang="%s"><head><meta charset="UTF-8">
    <meta name="viewport" content="width=device-width"><title>%s</title>
    <link rel="stylesheet" href="/error.css"></head>
    <body><main>%s</main></body></html>
    """
        .formatted(locale.toLanguageTag(), escaped(word(locale, "tracking.title")), body);
  }

  private static String word(Locale locale, String key) {
    return Messages.text(locale, "application." + key, List.of());
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
