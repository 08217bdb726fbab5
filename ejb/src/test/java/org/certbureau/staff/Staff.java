package org.certbureau.staff;

import java.util.Optional;
import java.util.Set;
import org.certbureau.testing.House;

/** People of a house, for tests. */
final class Staff {
  static final String RIGHT = "right-Password7";
  static final String HERE = "10.1.2.3";

  private Staff() {}

  static void hire(House house, String name, StaffAccount.Duty... duties) {
    house.inTransaction(
        () ->
            house
                .bean(StaffAccounts.class)
                .add(
                    new StaffAccount(
                        name,
                        "李文",
                        null,
                        PasswordHash.of(RIGHT.toCharArray()),
                        duties.length == 0
                            ? Set.of(new StaffAccount.Duty(Roles.ACCEPTOR, "430100"))
                            : Set.of(duties))));
  }

  static Attempt attempt(House house, String name, String password, String address) {
    return house.bean(Logins.class).byPassword(name, password.toCharArray(), address);
  }

  static Optional<Login> in(House house, String name, String password) {
    return attempt(house, name, password, HERE).login();
  }
}
