package org.certbureau.console;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Waits until every door of the bureau answers: it is ready when all are, not when one is. */
public final class Readiness {
  private static final String HEALTH = "/health/ready";

  /** What a door does for the first time takes a while: they are asked side by side. */
  private static final List<String> DOORS =
      List.of("/login.xhtml", "/api/v1/openapi", "/ws/bureau?wsdl", "/crl/root.crl");

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
    for (List<String> doors : List.of(List.of(HEALTH), DOORS)) {
      List<String> silent = silent(http, url, doors);
      while (!silent.isEmpty()) {
        if (!alive.getAsBoolean() || System.nanoTime() >= end) {
          return false;
        }
        Thread.sleep(PAUSE.toMillis());
        silent = silent(http, url, silent);
      }
    }
    return true;
  }

  /** Those of the doors that do not answer yet. */
  private static List<String> silent(HttpClient http, String url, List<String> doors) {
    List<CompletableFuture<Boolean>> answers =
        doors.stream().map(door -> answers(http, url + door)).toList();
    List<String> silent = new ArrayList<>();
    for (int i = 0; i < doors.size(); i++) {
      if (!answers.get(i).join()) {
        silent.add(doors.get(i));
      }
    }
    return silent;
  }

  private static CompletableFuture<Boolean> answers(HttpClient http, String door) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(door)).timeout(Duration.ofSeconds(10)).build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .handle((answer, failure) -> failure == null && answer.statusCode() == 200);
  }
}
