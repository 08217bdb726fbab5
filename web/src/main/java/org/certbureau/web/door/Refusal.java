package org.certbureau.web.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Logger;
import org.certbureau.kernel.Problem;
import org.certbureau.staff.tries.TryLater;

/** Says no before anything else has looked at a request, in the way its door speaks. */
public final class Refusal {
  private static final Logger LOG = Logger.getLogger(Refusal.class.getName());

  private Refusal() {}

  /**
   * Tells the log who was not allowed what, and from where.
   *
   * @param name of a person's account or of a machine; null for nobody
   */
  public static void log(HttpServletRequest request, String name) {
    LOG.warning(
        () ->
            "not allowed (403): %s %s by %s from %s"
                .formatted(
                    request.getMethod(),
                    Door.pathOf(request).replaceAll("\\p{Cntrl}", "?"),
                    name == null ? "nobody" : name,
                    RemoteAddress.of(request)));
  }

  static void send(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException {
    send(request, response, status, Problem.of("web.refused-" + status, null));
  }

  /**
   * @param problem that says more than the status does
   */
  static void send(
      HttpServletRequest request, HttpServletResponse response, int status, Problem problem)
      throws IOException {
    SecurityHeaders.set(response);
    Answer answer = Answer.of(status, Languages.of(request), problem);
    if (Door.of(request).isForMachines()) {
      Reply.send(answer, Door.of(request), response);
    } else if (SentByScript.is(request)) {
      // the page stays as it is; its script shows the sentence above it
      response.setStatus(status);
      response.setContentType("text/plain;charset=UTF-8");
      byte[] said = answer.detail().getBytes(StandardCharsets.UTF_8);
      response.setContentLength(said.length);
      response.getOutputStream().write(said);
    } else {
      ErrorPage.send(response, status, Languages.of(request), null);
    }
  }

  static void send(HttpServletRequest request, HttpServletResponse response, Misread refused)
      throws IOException {
    SecurityHeaders.set(response);
    Reply.send(Answers.to(refused, request), Door.of(request), response);
  }

  /** That nothing is tried for a while which somebody types under that name from there. */
  static void tooManyTries(
      HttpServletRequest request, HttpServletResponse response, Duration delay, Instant now)
      throws IOException {
    TryLater later = TryLater.of(delay, now);
    response.setHeader("Retry-After", String.valueOf(delay.toSeconds() + 1));
    send(
        request,
        response,
        429,
        Problem.of("web.too-many-tries", null, later.minutes(), later.from()));
  }

  static void tooOften(HttpServletRequest request, HttpServletResponse response, Duration wait)
      throws IOException {
    response.setHeader("Retry-After", String.valueOf(wait.toSeconds() + 1));
    send(request, response, 429);
  }
}
