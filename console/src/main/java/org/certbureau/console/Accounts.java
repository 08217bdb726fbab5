package org.certbureau.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The first accounts as the bureau wrote them: {@code name password ROLE REGION} a line. */
record Accounts(List<Account> all) {
  record Account(String name, String password, String role, String region) {}

  static Accounts read(Path file) throws IOException {
    return new Accounts(
        Files.readAllLines(file).stream()
            .map(line -> line.split(" "))
            .filter(words -> words.length == 4)
            .map(words -> new Account(words[0], words[1], words[2], words[3]))
            .toList());
  }

  Account administrator() {
    return find("ADMIN", "*");
  }

  /**
   * @throws Refused where nobody has that role there: the house was founded without a demonstration
   */
  Account find(String role, String region) {
    return all.stream()
        .filter(a -> a.role().equals(role) && a.region().equals(region))
        .findFirst()
        .orElseThrow(() -> new Refused("accounts.txt has no " + role + " for region " + region));
  }
}
