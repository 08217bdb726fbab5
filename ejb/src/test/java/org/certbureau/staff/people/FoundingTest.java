package org.certbureau.staff.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.certbureau.region.shelf.PolicyLoader;
import org.certbureau.settings.PlaceSettings;
import org.certbureau.staff.FirstAccounts;
import org.certbureau.staff.Login;
import org.certbureau.staff.Logins;
import org.certbureau.staff.OwnAccountDesk;
import org.certbureau.staff.RequestDesk;
import org.certbureau.staff.Roles;
import org.certbureau.staff.StaffAccount;
import org.certbureau.staff.StaffAccounts;
import org.certbureau.testing.House;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A house that is no demonstration begins with two administrators, who let in everybody else. */
class FoundingTest {
  private static final String HERE = "10.1.2.3";

  private House house;

  @BeforeEach
  void open() {
    house = House.onH2().with(new PersonRequests());
    house.bean(PolicyLoader.class);
    startAgain();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private Login in(String name, String password) {
    return house
        .bean(Logins.class)
        .byPassword(name, password.toCharArray(), HERE)
        .login()
        .orElseThrow();
  }

  private <T> T as(String name, String role, Supplier<T> work) {
    return house.as(name, Set.of(role), work);
  }

  private Login choose(String name, String role, String current, String chosen) {
    assertThat(in(name, current).mustChange()).as(name).isTrue();
    return as(
        name, role, () -> house.bean(OwnAccountDesk.class).changePassword(current, chosen, HERE));
  }

  private String pickUp(String administrator, long request) {
    return as(
        administrator, Roles.ADMIN, () -> house.bean(RequestDesk.class).pickUp(request).secret());
  }

  @Test
  void two_who_have_chosen_passwords_of_their_own_let_a_reviewer_in() throws IOException {
    List<String[]> first =
        Files.readAllLines(PlaceSettings.DATA.value().resolve("accounts.txt")).stream()
            .map(line -> line.split(" "))
            .toList();
    assertThat(first).hasSize(2);
    for (String[] one : first) {
      choose(one[0], Roles.ADMIN, one[1], "where " + one[1] + " was");
    }
    long asked =
        as(
                "admin1",
                Roles.ADMIN,
                () ->
                    house
                        .bean(PeopleDesk.class)
                        .create(
                            "li.wen",
                            new PersonSheet(
                                "李文", "CS-11", List.of(new Duty(Roles.REVIEWER, "430100")))))
            .request()
            .id();
    as("admin2", Roles.ADMIN, () -> house.bean(RequestDesk.class).consent(asked));
    String password = pickUp("admin1", asked) + pickUp("admin2", asked);

    Login reviewer = choose("li.wen", Roles.REVIEWER, password, "a long way to a review");

    assertThat(reviewer.mustChange()).isFalse();
    assertThat(in("li.wen", "a long way to a review").roles()).containsExactly(Roles.REVIEWER);
  }

  @Test
  void a_start_forgets_first_passwords_that_were_changed() throws IOException {
    Path file = PlaceSettings.DATA.value().resolve("accounts.txt");
    List<String> lines = Files.readAllLines(file);
    startAgain();
    assertThat(file).hasContent(String.join("\n", lines));

    String[] one = lines.get(0).split(" ");
    choose(one[0], Roles.ADMIN, one[1], "a password of my own");
    startAgain();
    assertThat(Files.readAllLines(file)).containsExactly(lines.get(1));
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    String[] other = lines.get(1).split(" ");
    choose(other[0], Roles.ADMIN, other[1], "another of my own");
    startAgain();
    assertThat(file).doesNotExist();
    startAgain();
    assertThat(file).doesNotExist();
  }

  @Test
  void a_first_password_that_still_opens_stays_whatever_else_became_of_its_account()
      throws IOException {
    Path file = PlaceSettings.DATA.value().resolve("accounts.txt");
    List<String> lines = Files.readAllLines(file);
    house.inTransaction(
        () -> {
          StaffAccount account = house.bean(StaffAccounts.class).byName("admin1").orElseThrow();
          account.disable();
          account.enable();
        });
    startAgain();
    assertThat(Files.readAllLines(file)).isEqualTo(lines);
  }

  private void startAgain() {
    house.inTransaction(() -> house.bean(FirstAccounts.class).createIfNone(List.of()));
  }
}
