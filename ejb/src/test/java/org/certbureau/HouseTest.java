package org.certbureau;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.certbureau.testing.house.EachFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shape of the house: features in levels, imports only down, none between neighbours. */
class HouseTest {
  private static final String BASE = "org.certbureau.";

  /** The one list of features; a rule over a feature that is not here would match nothing. */
  static final List<Set<String>> LEVELS =
      List.of(
          Set.of("kernel"),
          Set.of("work", "paper"),
          Set.of("audit"),
          Set.of("staff"),
          Set.of("region"),
          Set.of("ca", "kmc", "scan", "subscriber", "token"),
          Set.of("certificate"),
          Set.of("application"),
          Set.of("payment", "recovery"),
          Set.of("station"),
          Set.of("issuance"),
          Set.of("notice", "report"),
          Set.of("life"));

  private static final int LARGEST_ROOM = 35;
  private static final int LONGEST_CLASS = 350;

  private static final SliceAssignment EACH_PACKAGE =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
          return "packages";
        }
      };

  private static Map<String, Integer> levels() {
    Map<String, Integer> levels = new TreeMap<>();
    for (int level = 0; level < LEVELS.size(); level++) {
      for (String feature : LEVELS.get(level)) {
        levels.put(feature, level);
      }
    }
    return levels;
  }

  @Test
  void the_list_of_features_is_the_list_of_packages() throws Exception {
    Set<String> packages = new TreeSet<>();
    try (Stream<Path> folders = Files.list(Path.of("src/main/java/org/certbureau"))) {
      folders.filter(Files::isDirectory).forEach(f -> packages.add(f.getFileName().toString()));
    }
    assertThat(packages).isEqualTo(levels().keySet());
  }

  @Test
  void every_room_says_its_purpose_in_package_info() throws Exception {
    assertThat(sources("ejb").map(Path::getParent).distinct())
        .allSatisfy(room -> assertThat(room.resolve("package-info.java")).exists());
  }

  @Test
  void no_circle_runs_through_packages() {
    slices().assignedFrom(EACH_PACKAGE).should().beFreeOfCycles().check(Classes.OF_THE_HOUSE);
  }

  @Test
  void no_circle_runs_through_the_files_of_a_package() {
    slices().assignedFrom(new EachFile()).should().beFreeOfCycles().check(Classes.OF_THE_HOUSE);
  }

  @TestFactory
  Stream<DynamicTest> every_room_is_small_enough_to_be_seen_at_a_glance() throws Exception {
    return modules().stream()
        .map(
            module ->
                DynamicTest.dynamicTest(
                    module,
                    () ->
                        assertThat(sources(module).collect(groupingBy(Path::getParent, counting())))
                            .allSatisfy(
                                (room, files) ->
                                    assertThat(files).isLessThanOrEqualTo(LARGEST_ROOM))));
  }

  @TestFactory
  Stream<DynamicTest> every_class_is_short_enough_to_be_read_at_a_sitting() throws Exception {
    return modules().stream()
        .map(
            module ->
                DynamicTest.dynamicTest(
                    module,
                    () ->
                        assertThat(sources(module))
                            .allSatisfy(
                                file ->
                                    assertThat(Files.readAllLines(file).size())
                                        .isLessThanOrEqualTo(LONGEST_CLASS))));
  }

  /** As the build lists them. */
  static List<String> modules() throws IOException {
    return Pattern.compile("<module>(.+?)</module>")
        .matcher(Files.readString(Path.of("../pom.xml")))
        .results()
        .map(module -> module.group(1))
        .toList();
  }

  private static Stream<Path> sources(String module) throws IOException {
    Path folder = Path.of("..", module, "src/main/java");
    if (!Files.exists(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    }
  }

  @TestFactory
  Stream<DynamicTest> imports_go_down_and_never_sideways() {
    Map<String, Integer> levels = levels();
    return levels.keySet().stream()
        .map(
            feature ->
                DynamicTest.dynamicTest(
                    feature,
                    () -> {
                      String[] closed =
                          levels.entrySet().stream()
                              .filter(other -> !other.getKey().equals(feature))
                              .filter(other -> other.getValue() >= levels.get(feature))
                              .map(other -> BASE + other.getKey() + "..")
                              // the contract is a library of both ends, not the feature
                              .toArray(String[]::new);
                      noClasses()
                          .that()
                          .resideInAPackage(BASE + feature + "..")
                          .should()
                          .dependOnClassesThat(inAnyOf(closed))
                          .allowEmptyShould(true)
                          .check(Classes.OF_THE_HOUSE);
                    }));
  }

  private static DescribedPredicate<JavaClass> inAnyOf(String... packages) {
    return JavaClass.Predicates.resideInAnyPackage(packages)
        .and(
            DescribedPredicate.not(
                JavaClass.Predicates.resideInAPackage("org.certbureau.station.contract..")));
  }

  @Test
  void nobody_imports_a_leaf_of_technology() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..jms..", "..mail..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.certbureau..jms..", "org.certbureau..mail..")
        .check(Classes.OF_THE_HOUSE);
  }

  @Test
  void the_kernel_knows_no_framework_but_one_annotation() {
    noClasses()
        .that()
        .resideInAPackage("org.certbureau.kernel")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("jakarta..")
                .and(
                    DescribedPredicate.not(
                        JavaClass.Predicates.type(jakarta.ejb.ApplicationException.class))))
        .check(Classes.OF_THE_HOUSE);
  }

  @Test
  void nobody_reads_the_machines_clock_but_its_producer() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.certbureau.work.ClockProducer")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(ZonedDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Clock.class, "systemUTC")
        .check(Classes.OF_THE_HOUSE);
  }

  /** {@code null} is not for people; a problem takes what is not there and has a word for it. */
  @Test
  void what_may_not_be_there_gets_into_no_sentence_as_null() {
    assertThat(WhatSentencesMention.asTheTextNull(Classes.OF_THE_HOUSE)).isEmpty();
  }

  @Test
  void every_session_bean_says_who_may_call_it() {
    classes()
        .that()
        .areAnnotatedWith(jakarta.ejb.Stateless.class)
        .or()
        .areAnnotatedWith(jakarta.ejb.Singleton.class)
        .should()
        .beAnnotatedWith(jakarta.annotation.security.PermitAll.class)
        .orShould()
        .beAnnotatedWith(jakarta.annotation.security.RolesAllowed.class)
        .orShould()
        .beAnnotatedWith(jakarta.annotation.security.DenyAll.class)
        .check(Classes.OF_THE_HOUSE);
  }

  /**
   * The container calls session beans through proxies of its own, which see only what is public.
   */
  @Test
  void session_beans_take_and_give_public_types_only() {
    DescribedPredicate<JavaClass> sessionBeans =
        DescribedPredicate.describe(
            "session beans",
            c ->
                c.isAnnotatedWith(jakarta.ejb.Stateless.class)
                    || c.isAnnotatedWith(jakarta.ejb.Singleton.class));
    assertThat(Classes.OF_THE_HOUSE.stream().filter(sessionBeans).toList())
        .isNotEmpty()
        .allSatisfy(
            bean ->
                assertThat(bean.getMethods())
                    .filteredOn(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
                    .allSatisfy(HouseTest::speaksPublicTypes));
  }

  private static void speaksPublicTypes(JavaMethod method) {
    assertThat(
            Stream.concat(
                Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream()))
        .as(method.getFullName())
        .allMatch(
            type ->
                !type.getPackageName().startsWith("org.certbureau")
                    || type.getModifiers().contains(JavaModifier.PUBLIC));
  }
}
