package org.certbureau.console;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits until every door of the bureau answers: it is ready when all are, not when one is. */
public final class Readiness {
  private static final String HEALTH = "/health/ready";

  /** What a door does for the first time takes a while: they are asked side by side. */
  private static final List<String> DOORS =
      List.of("/login.xhtml", "/api/v1/openapi", "/ws/bureau?wsdl", "/crl/root.crl");

  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int SHOWN = 200;

  private Readiness() {}

  /**
   * {@code --url URL --seconds N [--pid P]}: 0 once all answer, 1 where they do not in that time,
   * or the process is gone.
   */
  static int await(Options options) throws InterruptedException {
    long pid = options.number("pid", 0);
    List<String> silent =
        await(
            options.required("url"),
            Duration.ofSeconds(options.number("seconds", 120)),
            () -> pid == 0 || ProcessHandle.of(pid).isPresent());
    if (pid == 0 || ProcessHandle.of(pid).isPresent()) {
      silent.forEach(System.err::println); // of one that is gone its own last words say why
    }
    return silent.isEmpty() ? 0 : 1;
  }

  /**
   * Asks each door until it answers.
   *
   * @param alive says whether waiting still makes sense
   * @return empty where they all answered in that time, else each silent door with what came
   *     instead of an answer
   */
  public static List<String> await(String url, Duration patience, BooleanSupplier alive)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    for (List<String> doors : List.of(List.of(HEALTH), DOORS)) {
      Map<String, String> silent = silent(http, url, doors);
      while (!silent.isEmpty()) {
        if (!alive.getAsBoolean() || System.nanoTime() >= end) {
          return silent.entrySet().stream()
              .map(door -> door.getKey() + " " + door.getValue())
              .toList();
        }
        Thread.sleep(PAUSE.toMillis());
        silent = silent(http, url, silent.keySet());
      }
    }
    return List.of();
  }

  /** Those of the doors that do not answer yet, each with what came instead. */
  private static Map<String, String> silent(HttpClient http, String url, Collection<String> doors) {
    Map<String, CompletableFuture<Optional<String>>> asked = new LinkedHashMap<>();
    doors.forEach(door -> asked.put(door, silence(http, url + door)));
    Map<String, String> silent = new LinkedHashMap<>();
    asked.forEach((door, answer) -> answer.join().ifPresent(instead -> silent.put(door, instead)));
    return silent;
  }

  /**
   * Empty where it answers. The time is for the whole answer; the request's own ends at its head.
   */
  private static CompletableFuture<Optional<String>> silence(HttpClient http, String door) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(door)).timeout(ANSWER).build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .orTimeout(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
        .handle(
            (answer, failure) ->
                Optional.ofNullable(failure == null ? fault(answer) : failure.toString()));
  }

  private static String fault(HttpResponse<String> answer) {
    String body = answer.body().strip();
    return answer.statusCode() == 200
        ? null
        : answer.statusCode() + " " + body.substring(0, Math.min(body.length(), SHOWN));
  }
}
