package org.certbureau.web.door;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Says no before anything else has looked at a request, in the way its door speaks. */
final class Refusal {
  private Refusal() {}

  static void send(HttpServletRequest request, HttpServletResponse response, int status)
      throws IOException {
    SecurityHeaders.set(response);
    if (Door.of(request).isForMachines()) {
      Reply.send(Answers.ofStatus(status, Languages.of(request)), Door.of(request), response);
    } else if (SentByScript.is(request)) {
      // the page stays as it is; its script shows the sentence above it
      response.setStatus(status);
      response.setContentType("text/plain;charset=UTF-8");
      byte[] said =
          Answers.ofStatus(status, Languages.of(request)).detail().getBytes(StandardCharsets.UTF_8);
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

  static void tooOften(HttpServletRequest request, HttpServletResponse response, Duration wait)
      throws IOException {
    response.setHeader("Retry-After", String.valueOf(wait.toSeconds() + 1));
    send(request, response, 429);
  }
}
