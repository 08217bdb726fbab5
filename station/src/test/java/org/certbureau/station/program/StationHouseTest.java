package org.certbureau.station.program;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.certbureau.station.program.token.SmartToken;
import org.certbureau.station.program.token.TokenDriver;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shape of the station: rooms in levels, imports only down, none between neighbours. */
class StationHouseTest {
  private static final String PROGRAM = "org.certbureau.station.program";
  private static final Path SOURCES = Path.of("src/main/java/org/certbureau/station/program");

  /** From the ground up; above them all is the program itself, which nobody imports. */
  private static final List<Set<String>> LEVELS =
      List.of(
          Set.of("disk"),
          Set.of("home", "pin"),
          Set.of("token", "region"),
          Set.of("soft", "order"),
          Set.of("holder"),
          Set.of("job", "local", "page"),
          Set.of("queue"));

  private static final JavaClasses STATION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.certbureau");

  @Test
  void the_list_of_rooms_is_the_list_of_packages() throws Exception {
    try (Stream<Path> folders = Files.list(SOURCES)) {
      assertThat(folders.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(rooms());
    }
  }

  @Test
  void every_room_says_its_purpose_in_package_info() {
    assertThat(rooms())
        .allSatisfy(
            room -> assertThat(SOURCES.resolve(room).resolve("package-info.java")).exists());
  }

  @TestFactory
  Stream<DynamicTest> imports_go_down_and_never_sideways() {
    List<DynamicTest> tests = new ArrayList<>();
    Set<String> above = new HashSet<>(Set.of(PROGRAM));
    for (int level = LEVELS.size() - 1; level >= 0; level--) {
      Set<String> closed = new HashSet<>(above);
      LEVELS.get(level).forEach(room -> closed.add(PROGRAM + "." + room));
      for (String room : LEVELS.get(level)) {
        Set<String> others = new HashSet<>(closed);
        others.remove(PROGRAM + "." + room);
        tests.add(
            DynamicTest.dynamicTest(
                room,
                () ->
                    noClasses()
                        .that()
                        .resideInAPackage(PROGRAM + "." + room)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(others.toArray(String[]::new))
                        .check(STATION)));
      }
      above = closed;
    }
    return tests.stream();
  }

  @Test
  void what_works_on_holders_tokens_cannot_erase_or_spoil_one() {
    noClasses()
        .that()
        .resideInAPackage(PROGRAM + ".holder")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(SmartToken.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(TokenDriver.class)
        .check(STATION);
  }

  @Test
  void the_contract_knows_nothing_of_the_program() {
    noClasses()
        .that()
        .resideInAPackage("org.certbureau.station.contract")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(PROGRAM + "..")
        .check(STATION);
  }

  @Test
  void tokens_and_jobs_know_nothing_of_the_broker() {
    classes()
        .that()
        .resideOutsideOfPackage(PROGRAM + ".queue")
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackages("jakarta.jms..", "org.apache.activemq..")
        .check(STATION);
  }

  private static Set<String> rooms() {
    Set<String> rooms = new HashSet<>();
    LEVELS.forEach(rooms::addAll);
    return rooms;
  }
}
