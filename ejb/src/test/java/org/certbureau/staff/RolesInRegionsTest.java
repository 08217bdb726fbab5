package org.certbureau.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.kernel.RegionCode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A role counts for the region that it is held for: none lends another its region. */
class RolesInRegionsTest {
  private static final RegionCode CHANGSHA = RegionCode.of("430100");
  private static final RegionCode GUANGDONG = RegionCode.of("440000");
  private static final RegionCode CHONGQING = RegionCode.of("500000");

  private static final Pattern METHOD =
      Pattern.compile(
          "(?ms)((?:^  @\\w+(?:\\([^;]*?\\))?\\n)*)^  (?=[a-zA-Z])[^\\n;={}]*\\([^;{}]*\\)[^;{}]*\\{.*?^  }$");
  private static final Pattern ADMITTED = Pattern.compile("@RolesAllowed\\(([^)]*)\\)");
  private static final Pattern ASKED = Pattern.compile("\\.as\\(((?:\\s*Roles\\.\\w+,?)+)\\)");
  private static final Pattern ROLE = Pattern.compile("Roles\\.(\\w+)");

  private static final Caller BOTH =
      new Caller(
          "li",
          "李文",
          Set.of(
              new Caller.Duty(Roles.ACCEPTOR, CHANGSHA),
              new Caller.Duty(Roles.REVIEWER, GUANGDONG),
              new Caller.Duty(Roles.ADMIN, null)),
          null);

  @Test
  void what_is_asked_by_a_role_is_bound_to_its_regions() {
    Caller clerk = BOTH.as(Set.of(Roles.ACCEPTOR));
    assertThat(clerk.in(CHANGSHA)).isTrue();
    assertThat(clerk.in(GUANGDONG)).isFalse();
    assertThat(clerk.everywhere()).isFalse();
    assertThat(clerk.bounds()).containsExactly(CHANGSHA);
    assertThat(clerk.roles()).containsExactly(Roles.ACCEPTOR);
    assertThat(BOTH.as(Set.of(Roles.ACCEPTOR, Roles.REVIEWER)).bounds())
        .containsExactlyInAnyOrder(CHANGSHA, GUANGDONG);
    assertThat(BOTH.as(Set.of(Roles.CASHIER)).bounds()).isEmpty();
    assertThat(BOTH.as(Set.of(Roles.ADMIN)).bounds()).as("everywhere").isNull();
  }

  @Test
  void in_a_region_only_what_is_held_for_it_counts() {
    assertThat(BOTH.inside(CHANGSHA).roles())
        .containsExactlyInAnyOrder(Roles.ACCEPTOR, Roles.ADMIN);
    assertThat(BOTH.inside(GUANGDONG).has(Roles.ACCEPTOR)).isFalse();
    assertThat(BOTH.inside(CHONGQING).roles()).containsExactly(Roles.ADMIN);
  }

  /** What a method is open to is what its caller is asked as. */
  @TestFactory
  Stream<DynamicTest> every_desk_asks_for_its_caller_by_the_roles_that_it_admits()
      throws IOException {
    List<Path> desks;
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      desks = sources.filter(RolesInRegionsTest::asksForItsCaller).toList();
    }
    assertThat(desks).hasSizeGreaterThan(12);
    return desks.stream()
        .map(
            desk ->
                DynamicTest.dynamicTest(
                    desk.getFileName().toString(), () -> assertAsks(Files.readString(desk))));
  }

  private static boolean asksForItsCaller(Path file) {
    try {
      return file.toString().endsWith(".java")
          && Files.readString(file).contains("@RolesAllowed")
          && Files.readString(file).contains("Callers callers");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertAsks(String desk) {
    assertThat(desk.replaceAll("\\s+", ""))
        .as("by name alone")
        .doesNotContainPattern("callers\\.current\\(\\)(?!\\.name\\(\\))");
    int body = desk.indexOf("class ");
    Set<String> ofAll = admitted(ADMITTED.matcher(desk.substring(0, body)));
    Matcher methods = METHOD.matcher(desk.substring(body));
    int asked = 0;
    while (methods.find()) {
      Matcher as = ASKED.matcher(methods.group());
      while (as.find()) {
        asked++;
        Set<String> own = admitted(ADMITTED.matcher(methods.group(1)));
        if (methods.group().contains("\n  private ") || methods.group().startsWith("  private ")) {
          assertThat(ofAll).as(methods.group()).containsAll(named(as.group(1)));
        } else {
          assertThat(named(as.group(1))).as(methods.group()).isEqualTo(own.isEmpty() ? ofAll : own);
        }
      }
    }
    assertThat(asked).as("found").isEqualTo((int) ASKED.matcher(desk).results().count());
  }

  private static Set<String> admitted(Matcher found) {
    return found.find() ? named(found.group(1)) : new TreeSet<>();
  }

  private static Set<String> named(String roles) {
    return ROLE.matcher(roles)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
