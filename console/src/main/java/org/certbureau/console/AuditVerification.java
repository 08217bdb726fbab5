package org.certbureau.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/** Has a running bureau verify its audit trail. */
final class AuditVerification {
  private AuditVerification() {}

  /** {@code --url --accounts}: 0 intact, 1 broken, 2 where nobody could look. */
  static int perform(Options options, PrintStream out) throws IOException, InterruptedException {
    Accounts accounts = Accounts.read(Path.of(options.required("accounts")));
    Accounts.Account auditor =
        accounts.all().stream()
            .filter(a -> a.role().equals("AUDITOR"))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "accounts.txt has no auditor to ask the running bureau as: an auditor"
                            + " verifies on the page 审计, or stop the bureau first"));
    JsonNode result =
        new BureauClient(options.required("url"), auditor).post("/audit/verification", Map.of());
    boolean intact = result.path("intact").asBoolean();
    out.println(
        intact
            ? "intact: %d entries, %d anchors"
                .formatted(result.path("entries").asLong(), result.path("anchors").asLong())
            : "broken: " + result.at("/broken/detail").asText());
    return intact ? 0 : 1;
  }
}
