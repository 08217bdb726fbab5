package org.certbureau.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;

/** Has a running bureau verify its audit trail. */
final class AuditVerification {
  private AuditVerification() {}

  /** {@code --url}, and who asks as {@link SignIn} has it: 0 intact, 1 broken. */
  static int perform(Options options, PrintStream out) throws IOException, InterruptedException {
    Accounts.Account auditor = SignIn.as(options, AuditVerification::auditor);
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

  private static Accounts.Account auditor(Accounts accounts) {
    return accounts.all().stream()
        .filter(account -> account.role().equals("AUDITOR"))
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    "accounts.txt has no auditor to ask the running bureau as: say who you are by"
                        + " --name, or verify on the page 审计"));
  }
}
