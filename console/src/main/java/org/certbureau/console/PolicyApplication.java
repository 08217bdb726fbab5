package org.certbureau.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Enters a new version of a region's policy, for a second administrator to agree to. */
final class PolicyApplication {
  private PolicyApplication() {}

  /**
   * {@code --url --file}, and who asks as {@link SignIn} has it: tells what it changes, and what is
   * missing.
   */
  static int perform(Options options, PrintStream out) throws IOException, InterruptedException {
    Path file = Path.of(options.required("file"));
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no file " + file);
    }
    BureauClient administrator =
        new BureauClient(options.required("url"), SignIn.as(options, Accounts::administrator));
    JsonNode proposal =
        administrator.postBytes("/policy-proposals", "application/yaml", Files.readAllBytes(file));
    String number = proposal.path("region").asText() + "/" + proposal.path("version").asText();
    out.printf(
        "%s 第 %s 版（SM3 %s），自 %s 起施行，现行第 %s 版%n",
        proposal.path("region").asText(),
        proposal.path("version").asText(),
        proposal.path("sm3").asText(),
        proposal.path("effectiveFrom").asText(),
        proposal.path("inForce").asText());
    for (JsonNode row : administrator.get("/policy-proposals/" + number + "/changes")) {
      tell(row, out);
    }
    int missing = proposal.path("needed").asInt() - consents(proposal);
    out.printf(
        "%s 已同意，还须 %d 名管理员同意：在政策页上，或用下面的命令（换上那名管理员的账号，curl 会问密码）：%n",
        administrator.name(), missing);
    out.printf(
        "curl -u 管理员账号 -X PUT -H 'Content-Type: application/json' -d '{\"sm3\":\"%s\"}'"
            + " %s/api/v1/policy-proposals/%s/consent%n",
        proposal.path("sm3").asText(), options.required("url"), number);
    return 0;
  }

  private static void tell(JsonNode row, PrintStream out) {
    String sign =
        row.path("before").isMissingNode() ? "+" : row.path("after").isMissingNode() ? "-" : "~";
    out.printf("%s %s：%s%n", sign, row.path("section").asText(), row.path("row").asText());
    for (JsonNode said : row.path("says")) {
      out.printf(
          "    %s：%s → %s%n",
          said.path("word").asText(),
          said.path("before").asText("—"),
          said.path("after").asText("—"));
    }
  }

  private static int consents(JsonNode proposal) {
    int consents = 0;
    for (JsonNode voice : proposal.path("voices")) {
      consents += voice.path("answer").asText().equals("CONSENT") ? 1 : 0;
    }
    return consents;
  }
}
