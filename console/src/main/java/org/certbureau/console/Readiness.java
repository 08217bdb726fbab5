package org.certbureau.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Waits until every door of the bureau answers: it is ready when all are, not when one is. */
public final class Readiness {
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
    long pid = options.number("pid", 0);
    boolean ready =
        await(
            options.required("url"),
            Duration.ofSeconds(options.number("seconds", 120)),
            () -> pid == 0 || ProcessHandle.of(pid).isPresent());
    return ready ? 0 : 1;
  }

  /**
   * Asks each door until it answers.
   *
   * @param alive says whether waiting still makes sense
   * @return false where they did not all answer in that time
   */
  public static boolean await(String url, Duration patience, BooleanSupplier alive)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    for (String door : DOORS) {
      while (!answers(http, url + door)) {
        if (!alive.getAsBoolean() || System.nanoTime() >= end) {
          return false;
        }
        Thread.sleep(PAUSE.toMillis());
      }
    }
    return true;
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
