package org.certbureau.system.packaging;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.certbureau.console.BureauClient;
import org.certbureau.system.Visitor;

/**
 * Asks for what the REST door describes, each operation by somebody to whom it is open, and of an
 * application that there is.
 */
final class Asking {
  static final String JSON = "application/json";

  private static final List<String> ROLES =
      List.of("ACCEPTOR", "REVIEWER", "CASHIER", "MAKER", "AUDITOR", "RECOVERY_OFFICER", "ADMIN");

  /** What lets a body be looked at further than its first property. */
  private static final Map<String, String> SAID =
      Map.ofEntries(
          entry("region", "\"430100\""),
          entry("service", "\"NEW\""),
          entry("holder", "\"UNIT\""),
          entry("method", "\"POS\""),
          entry("amount", "\"750.00\""),
          entry("consents", "{\"AGREEMENT\":\"1\",\"PERSONAL_INFORMATION\":\"1\"}"),
          entry("seen", "true"),
          entry("batch", "\"ASKED-1\""),
          entry("chip", "\"FFFFFFFF00000001\""),
          entry("model", "\"ASKED\""));

  private final RunningBureau bureau;
  private final List<Operation> operations;
  private final Map<String, String> places;
  private final Map<String, String> open = new ConcurrentHashMap<>();

  private Asking(RunningBureau bureau, List<Operation> operations, Map<String, String> places) {
    this.bureau = bureau;
    this.operations = operations;
    this.places = places;
  }

  static Asking of(RunningBureau bureau) throws IOException, InterruptedException {
    BureauClient clerk = new BureauClient(bureau.url(), bureau.acceptor());
    ObjectNode consents = JsonNodeFactory.instance.objectNode();
    for (JsonNode consent :
        clerk.get("/regions/" + RunningBureau.REGION + "/policy").path("consents")) {
      if (consent.path("given").asText().equals("TICK")) {
        consents.set(consent.path("code").asText(), consent.path("version"));
      }
    }
    String number =
        clerk
            .post(
                "/applications",
                Map.of(
                    "region",
                    RunningBureau.REGION,
                    "service",
                    "NEW",
                    "holder",
                    "UNIT",
                    "consents",
                    consents))
            .path("caseNumber")
            .asText();
    return new Asking(
        bureau,
        Operation.of(Visitor.json(bureau.visitor().get("/api/v1/openapi"))),
        Map.of(
            "caseNumber", number,
            "region", RunningBureau.REGION,
            "version", "2",
            "material", "M1",
            "scan", "1",
            "step", "submit",
            "paper", "form"));
  }

  List<Operation> operations() {
    return operations;
  }

  /** The application that is asked about. */
  String caseNumber() {
    return places.get("caseNumber");
  }

  HttpResponse<String> json(Operation operation, String body) {
    return send(operation, operation.at(places), BodyPublishers.ofString(body), JSON);
  }

  HttpResponse<String> bytes(Operation operation, byte[] body, String type, String... headers) {
    return send(operation, operation.at(places), BodyPublishers.ofByteArray(body), type, headers);
  }

  /** Without a body, and with that in its path or query. */
  HttpResponse<String> at(Operation operation, Map<String, String> said) {
    return send(operation, operation.at(places, said), BodyPublishers.noBody(), JSON);
  }

  /** A body with that property and what it takes to have it looked at. */
  static String with(Operation.Property property, String value) {
    int item = property.name().indexOf("[0].");
    String name = property.name().substring(item < 0 ? 0 : item + 4);
    StringBuilder body = new StringBuilder("{");
    SAID.forEach(
        (other, said) -> {
          if (!other.equals(name) && property.besides().contains(other)) {
            body.append(quoted(other)).append(':').append(said).append(',');
          }
        });
    body.append(quoted(name)).append(':').append(value).append('}');
    return item < 0
        ? body.toString()
        : "{\"region\":\"430100\",\"batch\":\"ASKED-1\","
            + quoted(property.name().substring(0, item))
            + ":["
            + body
            + "]}";
  }

  /** A text in JSON, also where it is none in Unicode. */
  static String quoted(String text) {
    return text.length() == 1 && Character.isSurrogate(text.charAt(0))
        ? "\"\\u%04x\"".formatted((int) text.charAt(0))
        : new TextNode(text).toString();
  }

  private HttpResponse<String> send(
      Operation operation, String path, BodyPublisher body, String type, String... headers) {
    HttpResponse<String> answer = null;
    for (String role : rolesFor(operation)) {
      answer = bureau.visitor().send(operation.method(), path, body, all(role, type, headers));
      if (answer.statusCode() != 403) {
        open.put(operation.toString(), role);
        return answer;
      }
    }
    return answer;
  }

  /** Who was not turned away the last time comes first; a bad request tells nothing of the next. */
  private List<String> rolesFor(Operation operation) {
    return Stream.concat(Stream.ofNullable(open.get(operation.toString())), ROLES.stream())
        .distinct()
        .toList();
  }

  private String[] all(String role, String type, String... headers) {
    try {
      String region = role.equals("ADMIN") ? "*" : RunningBureau.REGION;
      return Stream.concat(
              Stream.of(
                  "Content-Type",
                  type,
                  "Authorization",
                  bureau.basic(bureau.accounts().find(role, region))),
              Stream.of(headers))
          .toArray(String[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
