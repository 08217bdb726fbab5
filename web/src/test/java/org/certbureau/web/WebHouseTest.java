package org.certbureau.web;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.certbureau.application.tracking.Tracking;
import org.certbureau.audit.TrailAlarms;
import org.certbureau.ca.crl.PublicDirectory;
import org.certbureau.ca.crl.PublishedCrl;
import org.certbureau.issuance.Opening;
import org.certbureau.kernel.Messages;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.Typed;
import org.certbureau.kernel.calendar.China;
import org.certbureau.kernel.calendar.Days;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.policy.Sourced;
import org.certbureau.region.quoting.QuoteRequest;
import org.certbureau.report.BusinessReport;
import org.certbureau.staff.Callers;
import org.certbureau.staff.Logins;
import org.certbureau.staff.Roles;
import org.certbureau.staff.tries.Network;
import org.certbureau.station.clocks.StationClocks;
import org.certbureau.station.letters.DeadLetters;
import org.certbureau.station.letters.Delays;
import org.certbureau.web.faces.words.ServiceWords;
import org.certbureau.work.Demonstration;
import org.certbureau.work.Readiness;
import org.certbureau.work.TimedLook;
import org.certbureau.work.clock.ClockJump;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shape of the doors: each by itself, screens in families, and behind them the desks alone. */
class WebHouseTest {
  private static final String WEB = "org.certbureau.web.";
  private static final String SCREENS = WEB + "faces.";
  private static final Path SOURCES = Path.of("src/main/java/org/certbureau/web");
  private static final int LARGEST_ROOM = 35;
  private static final int LONGEST_CLASS = 350;

  /** What all doors share comes first; the doors themselves know nothing of each other. */
  private static final List<Set<String>> DOORS =
      List.of(Set.of("door"), Set.of("faces", "gate", "health", "log", "pki", "rest", "soap"));

  /** The common rooms of the screens from the ground up, then the families. */
  private static final List<Set<String>> ROOMS =
      List.of(
          Set.of("files", "words"),
          Set.of("frame"),
          Set.of("casefile"),
          Set.of(
              "acceptance",
              "admin",
              "audit",
              "certificate",
              "delivery",
              "dossier",
              "download",
              "people",
              "policy",
              "production",
              "recovery",
              "report",
              "review",
              "search",
              "session",
              "start",
              "station",
              "till",
              "token"));

  /** Helpers of the house that are neither desk nor value, each with the reason to let it in. */
  private static final Map<Class<?>, String> LET_IN =
      Map.ofEntries(
          entry(TimedLook.class, "health does not wait for what is silent"),
          entry(Messages.class, "every door says things in its caller's language"),
          entry(Typed.class, "how numbers are read at every door"),
          entry(China.class, "the day that a person means"),
          entry(StationClocks.class, "whose clock is wrong is a matter of health"),
          entry(ClockJump.class, "nothing waits for a time that a wrong clock has set"),
          entry(Days.class, "how a day is read at every door"),
          entry(Demonstration.class, "every page says what this house does otherwise"),
          entry(
              Sourced.class, "whether a rule is a reading of ours, which has words and no number"),
          entry(Roles.class, "what a screen asks the container by"),
          entry(PublishedCrl.class, "a value that is written piece by piece"),
          entry(PublicDirectory.class, "the desk for everybody who checks a certificate"),
          entry(Tracking.class, "the desk for who has an application's code"),
          entry(BusinessReport.class, "the desk of auditors, by the name of what it gives"),
          entry(Callers.class, "who is in front of the screen"),
          entry(Logins.class, "who may come in"),
          entry(Network.class, "what counts as one address, in the books as at the gate"),
          entry(DeadLetters.class, "how many there are is a matter of health"),
          entry(Delays.class, "how many there are is a matter of health"),
          entry(TrailAlarms.class, "whether somebody was at the trail is a matter of health"),
          entry(Readiness.class, "whether the database answers"),
          entry(Opening.class, "whether the doors may open"));

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.certbureau.web");

  @Test
  void the_lists_of_rooms_are_the_lists_of_packages() throws IOException {
    assertThat(folders(SOURCES)).isEqualTo(levels(DOORS).keySet());
    assertThat(folders(SOURCES.resolve("faces"))).isEqualTo(levels(ROOMS).keySet());
  }

  @Test
  void every_room_says_its_purpose_and_is_small_enough_to_be_seen_at_a_glance() {
    assertThat(
            Stream.concat(
                levels(DOORS).keySet().stream().map(SOURCES::resolve),
                levels(ROOMS).keySet().stream().map(SOURCES.resolve("faces")::resolve)))
        .allSatisfy(
            room -> {
              assertThat(room.resolve("package-info.java")).exists();
              assertThat(files(room)).hasSizeLessThanOrEqualTo(LARGEST_ROOM);
            });
  }

  @Test
  void no_class_is_so_long_that_it_holds_two_things() throws IOException {
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      assertThat(sources.filter(file -> file.toString().endsWith(".java")))
          .isNotEmpty()
          .allSatisfy(
              file -> assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(LONGEST_CLASS));
    }
  }

  @TestFactory
  Stream<DynamicTest> a_door_knows_no_other_door() {
    return importsGoDown(WEB, DOORS);
  }

  @TestFactory
  Stream<DynamicTest> a_family_of_screens_knows_the_common_rooms_and_no_other_family() {
    return importsGoDown(SCREENS, ROOMS);
  }

  @Test
  void behind_the_doors_are_desks_and_values_alone() {
    noClasses()
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are neither desk nor value of the bureau", WebHouseTest::isInnerRoom))
        .check(HOUSE);
  }

  /** A case keeps the version of the policy that it was submitted under. */
  @Test
  void screens_reckon_by_the_policy_of_the_case_and_not_by_that_of_the_day() {
    noClasses()
        .that()
        .resideInAPackage(SCREENS + '.')
        .should()
        .callMethod(PolicyDesk.class, "quote", QuoteRequest.class)
        .check(HOUSE);
  }

  @Test
  void what_is_let_in_is_still_asked_for() {
    assertThat(LET_IN.keySet())
        .allSatisfy(
            type ->
                assertThat(HOUSE)
                    .anyMatch(
                        asking ->
                            asking.getDirectDependenciesFromSelf().stream()
                                .anyMatch(use -> use.getTargetClass().isEquivalentTo(type))));
  }

  /** A rule that came later says nothing of a case that was submitted before it. */
  @Test
  void what_is_told_of_a_case_is_told_by_the_version_of_the_policy_that_it_goes_by() {
    noClasses()
        .that()
        .resideInAnyPackage(
            Stream.of("casefile", "delivery", "dossier", "production", "review", "till")
                .map(room -> SCREENS + room + "..")
                .toArray(String[]::new))
        .should()
        .callMethod(ServiceWords.class, "inForce", RegionCode.class)
        .orShould()
        .callMethod(PolicyDesk.class, "inForce", RegionCode.class)
        .check(HOUSE);
  }

  private static boolean isInnerRoom(JavaClass type) {
    JavaClass named = type.getBaseComponentType();
    return resideInAPackage("org.certbureau..").test(named)
        && !resideInAnyPackage(
                "org.certbureau.web..", "org.certbureau.crypto..", "org.certbureau.settings..")
            .test(named)
        && !isDesk(named)
        && !isValue(named)
        && !LET_IN.keySet().stream().anyMatch(named::isEquivalentTo);
  }

  private static boolean isDesk(JavaClass type) {
    return type.getSimpleName().endsWith("Desk")
        && (type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class));
  }

  private static boolean isValue(JavaClass type) {
    return type.isRecord() || type.isEnum() || type.isAssignableTo(Exception.class);
  }

  private static Stream<DynamicTest> importsGoDown(String base, List<Set<String>> rooms) {
    Map<String, Integer> levels = levels(rooms);
    return levels.keySet().stream()
        .map(
            room ->
                DynamicTest.dynamicTest(
                    room,
                    () ->
                        noClasses()
                            .that()
                            .resideInAPackage(base + room + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(
                                levels.entrySet().stream()
                                    .filter(other -> !other.getKey().equals(room))
                                    .filter(other -> other.getValue() >= levels.get(room))
                                    .map(other -> base + other.getKey() + "..")
                                    .toArray(String[]::new))
                            .check(HOUSE)));
  }

  private static Map<String, Integer> levels(List<Set<String>> rooms) {
    Map<String, Integer> levels = new TreeMap<>();
    for (int level = 0; level < rooms.size(); level++) {
      for (String room : rooms.get(level)) {
        levels.put(room, level);
      }
    }
    return levels;
  }

  private static Set<String> folders(Path parent) throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> children = Files.list(parent)) {
      children.filter(Files::isDirectory).forEach(f -> names.add(f.getFileName().toString()));
    }
    return names;
  }

  private static List<Path> files(Path room) throws IOException {
    try (Stream<Path> children = Files.list(room)) {
      return children.filter(Files::isRegularFile).toList();
    }
  }
}
