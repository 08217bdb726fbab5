package org.certbureau.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The recovery officers of a region: each looks at every page, and consents by a password. */
public final class RecoveryOfficers {
  private static final int NEEDED = 2;

  private final String url;
  private final List<Accounts.Account> officers;
  private final Desks desks;

  /**
   * @throws Refused where fewer than two have an account
   */
  public RecoveryOfficers(String url, Accounts accounts, String region, Desks desks) {
    this.url = url;
    this.officers = accounts.all("RECOVERY_OFFICER", region);
    this.desks = desks;
    if (officers.size() < NEEDED) {
      throw new Refused("accounts.txt has no two recovery officers for region " + region);
    }
  }

  /** As many as are needed consent that the key of a case comes back. */
  public void consent(String caseNumber) throws IOException, InterruptedException {
    for (Accounts.Account officer : officers.subList(0, NEEDED)) {
      BureauClient client = new BureauClient(url, officer);
      String request = "/recoveries/" + caseNumber;
      int pages = 0;
      for (JsonNode paper : client.get(request).path("papers")) {
        for (JsonNode page : paper.path("pages")) {
          client.getBytes(request + "/pages/" + page.path("scan").asLong());
          pages++;
        }
      }
      JsonNode now = client.post(request + "/consent", Map.of("password", officer.password()));
      desks.say("恢复员同意", client, "看过 %d 页　%s".formatted(pages, now.path("state").asText()));
    }
  }
}
