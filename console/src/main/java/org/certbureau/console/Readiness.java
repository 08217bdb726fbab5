package org.certbureau.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Waits until every door of the bureau answers: it is ready when all are, not when one is. */
final class Readiness {
  private static final List<String> DOORS =
      List.of(
          "/health/ready", "/login.xhtml", "/api/v1/openapi", "/ws/bureau?wsdl", "/crl/root.crl");
  private static final Duration PAUSE = Duration.ofMillis(250);

  private Readiness() {}

  /**
   * {@code --url URL --seconds N [--pid P]}: 0 once all answer, 1 where they do not in that time,
   * or the process is gone.
   */
  static int await(Console.Options options) throws InterruptedException {
    String url = options.required("url");
    long pid = options.number("pid", 0);
    long end = System.nanoTime() + Duration.ofSeconds(options.number("seconds", 120)).toNanos();
    HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    for (String door : DOORS) {
      while (!answers(http, url + door)) {
        boolean gone = pid != 0 && ProcessHandle.of(pid).isEmpty();
        if (gone || System.nanoTime() >= end) {
          return 1;
        }
        Thread.sleep(PAUSE.toMillis());
      }
    }
    return 0;
  }

  private static boolean answers(HttpClient http, String door) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(door)).timeout(Duration.ofSeconds(10)).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
