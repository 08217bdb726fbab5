package org.certbureau.region.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.certbureau.region.business.Service;

/**
 * Reads a policy that was approved when services had other names. It stays word for word as it was
 * approved; a service that there is no more takes the rows along that were for it alone, since a
 * row for no service would be one for all.
 */
final class FormerServices {
  private static final String WORDS = "words";
  private static final String SERVICES = "services";

  /** 电子税务局购Key, the tax office's own business (CQ-22). */
  private static final Set<String> GONE = Set.of("TAX_KEY");

  private FormerServices() {}

  static JsonNode renamed(JsonNode document) {
    if (document.get(WORDS) instanceof ObjectNode words) {
      renameWords(words);
    }
    renameScopes(document);
    return document;
  }

  private static void renameWords(ObjectNode words) {
    words.remove(GONE);
    Service.FORMER_NAMES.forEach(
        (former, service) -> {
          if (words.has(former)) {
            words.set(service.name(), words.remove(former));
          }
        });
  }

  private static void renameScopes(JsonNode node) {
    if (node.get(SERVICES) instanceof ArrayNode services) {
      renameServices(services);
    }
    for (Iterator<JsonNode> rows = node.elements(); rows.hasNext(); ) {
      JsonNode row = rows.next();
      boolean forOneGone = isForOneGone(row) || isForOneGone(row.path("for"));
      if (forOneGone && node.isArray()) {
        rows.remove();
      } else {
        renameScopes(row);
      }
    }
  }

  private static boolean isForOneGone(JsonNode scope) {
    List<String> services = new ArrayList<>();
    scope.path(SERVICES).forEach(service -> services.add(service.asText()));
    return !services.isEmpty() && GONE.containsAll(services);
  }

  private static void renameServices(ArrayNode services) {
    for (int i = services.size() - 1; i >= 0; i--) {
      String name = services.get(i).asText();
      if (GONE.contains(name)) {
        services.remove(i);
      } else if (Service.FORMER_NAMES.containsKey(name)) {
        services.set(i, Service.FORMER_NAMES.get(name).name());
      }
    }
  }
}
