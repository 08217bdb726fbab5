package org.certbureau.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

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
