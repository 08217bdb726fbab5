package org.certbureau.staff;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.certbureau.audit.AuditTrail;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.RegionCode;
import org.certbureau.settings.PlaceSettings;
import org.certbureau.staff.officers.OfficerPassword;
import org.certbureau.work.Demonstration;

/**
 * The accounts a new house starts with: two administrators, and with {@code BUREAU_DEMO=true} one
 * person for each role and region. Their passwords are generated and stand in {@code
 * DATA/accounts.txt} (mode 0600), a line each: {@code name password ROLE REGION}. But in a
 * demonstration they open nothing until their owners have changed them. Each start takes out of the
 * file what was changed.
 */
@Stateless
@PermitAll
public class FirstAccounts {
  private static final Logger LOG = Logger.getLogger(FirstAccounts.class.getName());

  /** Who lets in those that come later: they wait, as everybody does who was not there first. */
  private static final Set<String> LATER = Set.of("system");

  private static final List<String> DEMO_ROLES =
      List.of(Roles.ACCEPTOR, Roles.REVIEWER, Roles.CASHIER, Roles.MAKER, Roles.AUDITOR);

  @Inject private StaffAccounts accounts;
  @EJB private AuditTrail audit;
  @Inject private Event<OfficerPassword> officers;

  /**
   * A desk that gets its first people.
   *
   * @param accountPrefix starts their account names
   * @param code of the desk in the region's policy, or null
   */
  public record Desk(RegionCode region, String accountPrefix, String regionName, String code) {}

  /**
   * Where there are accounts already, it takes out of the file what opens nothing any more. A
   * demonstration of before gets the recovery officers that it lacks.
   */
  public void createIfNone(List<Desk> desks) {
    if (accounts.none()) {
      write(made(people(desks), Set.of()));
      return;
    }
    forgetChanged();
    if (Demonstration.isOne()) {
      List<Person> lacking =
          desks.stream()
              .flatMap(FirstAccounts::officers)
              .filter(officer -> accounts.byName(officer.name()).isEmpty())
              .toList();
      if (!lacking.isEmpty()) {
        add(made(lacking, LATER));
      }
    }
  }

  /**
   * @return their lines for the file
   */
  private List<String> made(List<Person> wanted, Set<String> letInBy) {
    // slow on purpose, and somebody waits for the first start
    List<Hashed> people = wanted.parallelStream().map(Hashed::of).toList();
    people.forEach(one -> create(one, letInBy));
    return people.stream().map(Hashed::line).toList();
  }

  private record Person(String name, String displayName, String desk, String role, String region) {}

  private record Hashed(Person person, String password, String hash) {
    static Hashed of(Person person) {
      String password = Secrets.password();
      return new Hashed(person, password, PasswordHash.of(password.toCharArray()));
    }

    String line() {
      return String.join(" ", person.name(), password, person.role(), person.region());
    }
  }

  private static List<Person> people(List<Desk> desks) {
    List<Person> people = new ArrayList<>();
    for (String name : List.of("admin1", "admin2")) {
      people.add(
          new Person(
              name, word("founder-" + name), null, Roles.ADMIN, StaffAccount.Duty.EVERYWHERE));
    }
    if (Demonstration.isOne()) {
      for (Desk desk : desks) {
        for (String role : DEMO_ROLES) {
          people.add(
              new Person(
                  desk.accountPrefix() + "-" + role.toLowerCase(Locale.ROOT),
                  desk.regionName() + word("role-" + role),
                  desk.code(),
                  role,
                  desk.region().value()));
        }
        officers(desk).forEach(people::add);
      }
    }
    return people;
  }

  /** Two of three consent; with one of them away a key can still be brought back (A-G7). */
  private static Stream<Person> officers(Desk desk) {
    return Stream.of("1", "2", "3")
        .map(
            number ->
                new Person(
                    desk.accountPrefix() + "-officer" + number,
                    desk.regionName() + word("founder-officer-" + number),
                    desk.code(),
                    Roles.RECOVERY_OFFICER,
                    desk.region().value()));
  }

  private static String word(String key) {
    return Messages.text(Locale.SIMPLIFIED_CHINESE, "staff." + key, List.of());
  }

  private void create(Hashed hashed, Set<String> letInBy) {
    Person person = hashed.person();
    StaffAccount account =
        new StaffAccount(
            person.name(),
            person.displayName(),
            person.desk(),
            hashed.hash(),
            Set.of(new StaffAccount.Duty(person.role(), person.region())));
    if (!Demonstration.isOne()) {
      account.mustChange(); // what stands in a file is no secret for long
    }
    accounts.add(account);
    if (person.role().equals(Roles.RECOVERY_OFFICER)) {
      officers.fire(
          new OfficerPassword(
              person.name(),
              Set.of(RegionCode.of(person.region())),
              hashed.password().toCharArray(),
              letInBy));
    }
    audit.record(
        account,
        "staff.account-created",
        "system",
        Map.of("role", person.role(), "region", person.region()));
  }

  /** Leaves in the file those whose passwords are still the first ones, and no empty file. */
  private void forgetChanged() {
    Path file = file();
    if (Files.notExists(file)) {
      return;
    }
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      List<String> first = lines.stream().filter(this::isFirst).toList();
      if (first.isEmpty()) {
        Files.delete(file);
      } else if (first.size() < lines.size()) {
        Path fresh = file.resolveSibling("accounts.txt.new");
        write(fresh, first);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, e, () -> file + " could not be rid of passwords that were changed");
    }
  }

  /** A password is slow to check: only whose login is another since then is asked for it. */
  private boolean isFirst(String line) {
    String[] words = line.split(" ");
    return words.length == 4
        && accounts
            .byName(words[0])
            .filter(
                account ->
                    account.loginStamp() == 0
                        || PasswordHash.matches(words[1].toCharArray(), account.passwordHash()))
            .isPresent();
  }

  private static Path file() {
    return PlaceSettings.DATA.value().resolve("accounts.txt");
  }

  /** Written before the commit: passwords nobody can read would lock everybody out. */
  private static void write(List<String> lines) {
    Path file = file();
    try {
      write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException("The first accounts cannot be written", e);
    }
    LOG.info(() -> "First accounts were made; their passwords stand in " + file);
  }

  private static void add(List<String> lines) {
    Path file = file();
    try {
      if (Files.exists(file)) {
        Files.write(file, lines, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
      } else {
        write(file, lines);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("More accounts cannot be written", e);
    }
    LOG.info(() -> "Accounts of recovery officers were made; their passwords stand in " + file);
  }

  private static void write(Path file, List<String> lines) throws IOException {
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, lines, StandardCharsets.UTF_8, StandardOpenOption.TRUNCATE_EXISTING);
  }
}
