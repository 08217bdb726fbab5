package org.certbureau.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Lets a branch's system in, where both administrators' passwords are at hand: one asks, the other
 * agrees, and who asked picks the token up.
 */
public final class MachineAdmission {
  private MachineAdmission() {}

  /** {@code --url --accounts --name --region}: prints the token, which is told this once. */
  static int perform(Options options, PrintStream out) throws IOException, InterruptedException {
    out.println(
        admit(
            options.required("url"),
            Accounts.read(Path.of(options.required("accounts"))),
            Map.of("name", options.required("name"), "region", options.required("region"))));
    return 0;
  }

  /**
   * @param asked name, region, and what else {@code POST /api/v1/machines} takes
   * @return the token
   */
  public static String admit(String url, Accounts accounts, Map<String, ?> asked)
      throws IOException, InterruptedException {
    return token(url, accounts, "/machines", asked);
  }

  /** Another token for a system that is in force. */
  public static String renew(String url, Accounts accounts, String name, Map<String, ?> asked)
      throws IOException, InterruptedException {
    return token(url, accounts, "/machines/" + name + "/renewal", asked);
  }

  private static String token(String url, Accounts accounts, String path, Map<String, ?> asked)
      throws IOException, InterruptedException {
    BureauClient one = new BureauClient(url, accounts.twoAdministrators().get(0));
    BureauClient other = new BureauClient(url, accounts.twoAdministrators().get(1));
    JsonNode request = one.post(path, asked);
    String place = "/staff-requests/" + request.path("id").asText();
    other.put(place + "/consent", Map.of());
    return one.post(place + "/secret", Map.of()).path("secret").asText();
  }
}
