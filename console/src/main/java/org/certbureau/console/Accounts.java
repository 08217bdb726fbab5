package org.certbureau.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The first accounts as the bureau wrote them: {@code name password ROLE REGION} a line. */
public record Accounts(List<Account> all) {
  /** One account; the region {@code *} is every region. */
  public record Account(String name, String password, String role, String region) {}

  /**
   * Reads {@code accounts.txt}.
   *
   * @throws Refused where it is not there
   */
  public static Accounts read(Path file) throws IOException {
    if (Files.notExists(file)) {
      throw new Refused("there is no " + file + ", by which one of the first accounts could ask");
    }
    return new Accounts(
        Files.readAllLines(file).stream()
            .map(line -> line.split(" "))
            .filter(words -> words.length == 4)
            .map(words -> new Account(words[0], words[1], words[2], words[3]))
            .toList());
  }

  /** The first administrator. */
  public Account administrator() {
    return find("ADMIN", "*");
  }

  /**
   * Two administrators, for what takes two.
   *
   * @throws Refused where there is one at most
   */
  public List<Account> twoAdministrators() {
    List<Account> found =
        all.stream()
            .filter(a -> a.role().equals("ADMIN") && a.region().equals("*"))
            .limit(2)
            .toList();
    if (found.size() < 2) {
      throw new Refused("accounts.txt has no two administrators");
    }
    return found;
  }

  /** Everybody who has that role there. */
  public List<Account> all(String role, String region) {
    return all.stream().filter(a -> a.role().equals(role) && a.region().equals(region)).toList();
  }

  /**
   * @throws Refused where nobody has that role there: the house was founded without a demonstration
   */
  public Account find(String role, String region) {
    return all(role, region).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    "accounts.txt has no %s for region %s; whose password was changed is in it no longer"
                        .formatted(role, region)));
  }
}
