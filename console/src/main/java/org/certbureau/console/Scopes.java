package org.certbureau.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which rows of a policy count for a unit that comes to the counter itself, its token in hand. */
final class Scopes {
  private static final Map<String, Boolean> FACTS =
      Map.of("BY_BUREAU", false, "TOKEN_AT_HAND", true);

  private Scopes() {}

  static boolean covers(JsonNode row, String service) {
    JsonNode scope = row.path("for");
    return names(scope.path("services"), service)
        && names(scope.path("holders"), "UNIT")
        && names(scope.path("channels"), "COUNTER")
        && mayHold(scope.path("when"));
  }

  /**
   * Before anything is made for a service.
   *
   * @throws Refused where the region has nothing of it, whatever the case
   */
  static void requireOffered(String url, Accounts accounts, String region, String service)
      throws IOException, InterruptedException {
    BureauClient client = new BureauClient(url, accounts.find("ACCEPTOR", region));
    for (JsonNode row : client.get("/regions/" + region + "/policy").path("access")) {
      if ("REFUSED".equals(row.path("verdict").asText())
          && row.path("for").path("when").isEmpty()
          && covers(row, service)) {
        throw new Refused(
            "Region %s has no %s: %s, %s"
                .formatted(
                    region, service, row.path("rule").asText(), row.path("citation").asText()));
      }
    }
  }

  /** The fewest years that a service is to be had for; none where it grants no time. */
  static Optional<Integer> years(JsonNode policy, String service) {
    for (JsonNode row : policy.path("years")) {
      if (covers(row, service)) {
        return Optional.of(row.path("min").asInt());
      }
    }
    return Optional.empty();
  }

  /**
   * What is found by looking at a token first: damaged, by nobody's fault; nothing where none is.
   */
  static Map<String, Object> found(JsonNode policy, String service) {
    for (JsonNode row : policy.path("inspections")) {
      if (covers(row, service)) {
        Map<String, Boolean> answers = new LinkedHashMap<>();
        answers.put(row.path("establishes").asText(), true);
        row.path("answers").forEach(fact -> answers.put(fact.asText(), false));
        String method = row.path("methods").path(0).path("code").asText();
        return Map.of("answers", answers, "methods", List.of(method));
      }
    }
    return Map.of();
  }

  /** What is agreed to by a tick. */
  static Map<String, String> consents(JsonNode policy, String service) {
    Map<String, String> consents = new LinkedHashMap<>();
    for (JsonNode consent : policy.path("consents")) {
      if ("TICK".equals(consent.path("given").asText()) && covers(consent, service)) {
        consents.put(consent.path("code").asText(), consent.path("version").asText());
      }
    }
    return consents;
  }

  private static boolean names(JsonNode named, String one) {
    if (named.isEmpty()) {
      return true;
    }
    for (JsonNode name : named) {
      if (name.asText().equals(one)) {
        return true;
      }
    }
    return false;
  }

  /** What hangs on a fact that is not known here may. */
  private static boolean mayHold(JsonNode alternatives) {
    if (alternatives.isEmpty()) {
      return true;
    }
    for (JsonNode alternative : alternatives) {
      boolean contradicted =
          FACTS.entrySet().stream()
              .anyMatch(
                  fact ->
                      alternative.has(fact.getKey())
                          && alternative.path(fact.getKey()).asBoolean() != fact.getValue());
      if (!contradicted) {
        return true;
      }
    }
    return false;
  }
}
