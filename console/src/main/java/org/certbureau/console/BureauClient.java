package org.certbureau.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** One person at the bureau's REST door. */
public final class BureauClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private static final int UNAUTHORIZED = 401;

  private final String base;
  private final Accounts.Account account;

  /**
   * @param url where the bureau answers
   */
  public BureauClient(String url, Accounts.Account account) {
    this.base = (url.endsWith("/") ? url.substring(0, url.length() - 1) : url) + "/api/v1";
    this.account = account;
  }

  /** The account's name. */
  public String name() {
    return account.name();
  }

  /**
   * What stands at a path below {@code /api/v1}.
   *
   * @throws Refused where the bureau does not answer with success; {@link PasswordRefused} where it
   *     does not let the account in
   */
  public JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(getBytes(path));
  }

  /** The same for a file. */
  public byte[] getBytes(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  /** Posts a body as JSON. */
  public JsonNode post(String path, Object body) throws IOException, InterruptedException {
    return exchange("POST", path, body);
  }

  /** Puts a body as JSON. */
  public JsonNode put(String path, Object body) throws IOException, InterruptedException {
    return exchange("PUT", path, body);
  }

  private JsonNode exchange(String method, String path, Object body)
      throws IOException, InterruptedException {
    byte[] answer =
        send(
            request(path)
                .header("Content-Type", "application/json")
                .method(
                    method, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build());
    return answer.length == 0 ? MissingNode.getInstance() : JSON.readTree(answer);
  }

  /** Posts a file. */
  public JsonNode postBytes(String path, String contentType, byte[] body)
      throws IOException, InterruptedException {
    byte[] answer =
        send(
            request(path)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    return answer.length == 0 ? MissingNode.getInstance() : JSON.readTree(answer);
  }

  private HttpRequest.Builder request(String path) {
    String credentials = account.name() + ":" + account.password();
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(Duration.ofSeconds(60))
        .header("Accept-Language", "zh-CN")
        .header(
            "Authorization",
            "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
  }

  private byte[] send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() == UNAUTHORIZED) {
      throw new PasswordRefused(account.name());
    }
    if (response.statusCode() >= 300) {
      throw new Refused(
          "%s %s by %s: %d %s"
              .formatted(
                  request.method(),
                  request.uri().getPath(),
                  account.name(),
                  response.statusCode(),
                  said(new String(response.body(), StandardCharsets.UTF_8))));
    }
    return response.body();
  }

  /** Each sentence of a refusal with its code and rule; whatever else was answered, as it is. */
  private static String said(String body) {
    JsonNode problems;
    try {
      problems = JSON.readTree(body).path("problems");
    } catch (JsonProcessingException e) {
      return body;
    }
    if (problems.isEmpty()) {
      return body;
    }
    StringBuilder said = new StringBuilder();
    for (JsonNode problem : problems) {
      String rule = problem.path("rule").asText("");
      said.append(
          "%n  %s（%s%s）"
              .formatted(
                  problem.path("detail").asText(),
                  problem.path("code").asText(),
                  rule.isEmpty() ? "" : "，依据 " + rule));
    }
    return said.toString();
  }
}
