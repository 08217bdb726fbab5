package org.certbureau.web.faces.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.region.policy.Material;
import org.certbureau.region.policy.PaperRule;
import org.certbureau.region.policy.Policy;
import org.certbureau.region.reading.PolicyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the bureau demands and makes itself is printed where it is demanded (CS-04, CS-07). */
class EveryPaperHasADoorTest {
  private static final Path PAGES = Path.of("src/main/webapp");
  private static final Path TEMPLATES = Path.of("../ejb/src/main/resources/papers");

  /** Parts of papers, and no papers. */
  private static final Set<String> PARTS = Set.of("head", "style");

  /** By which address the paper of a template is had. */
  private static final Map<String, String> DOORS =
      Map.of(
          "application-form", "/files/papers/",
          "authorisation", "/files/papers/",
          "agreement", "/files/papers/",
          "receipt", "/files/receipts/",
          "collection", "/files/collections/",
          "destruction", "/files/destruction/");

  static Stream<Policy> shipped() {
    return text("db/policies/index.txt")
        .lines()
        .map(file -> PolicyReader.read(text("db/policies/" + file)));
  }

  private static String text(String resource) {
    try (var in = PolicyReader.class.getClassLoader().getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shipped")
  void every_paper_that_a_policy_prints_is_a_row_of_its_materials(Policy policy) {
    Set<PaperRule.Kind> printed =
        policy.papers().stream()
            .map(PaperRule::kind)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<PaperRule.Kind> demanded =
        policy.materials().stream()
            .map(Material::paper)
            .filter(kind -> kind != null)
            .map(PaperRule.Kind::valueOf)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(printed).isEqualTo(demanded);
  }

  @Test
  void each_row_has_its_door_whether_its_scan_is_asked_for_or_not() {
    String rows = page("WEB-INF/accept/papers.xhtml");
    int door = rows.indexOf("<b:print value=\"#{x}\"");
    assertThat(door).isPositive();
    assertThat(rows.substring(rows.lastIndexOf("<ui:fragment", door), door))
        .contains("rendered=\"#{not x.waived}\"")
        .doesNotContain("scanned");
    assertThat(page("WEB-INF/tags/print.xhtml"))
        .contains("/files/papers/#{number}/#{value.printed}.pdf");
    assertThat(rows).as("all at once").contains("/files/papers/#{acceptance.number}/all.pdf");
  }

  @Test
  void each_template_is_led_to_by_a_page() throws IOException {
    Set<String> templates;
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      templates =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".xhtml"))
              .map(name -> name.replace(".xhtml", ""))
              .filter(name -> !PARTS.contains(name))
              .collect(Collectors.toSet());
    }
    assertThat(DOORS.keySet())
        .as("a template without a door is printed by nobody")
        .isEqualTo(templates);
    List<String> pages = pages();
    assertThat(DOORS.values())
        .allMatch(door -> pages.stream().anyMatch(page -> page.contains(door)));
  }

  private static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.walk(PAGES)) {
      return files
          .filter(file -> file.toString().endsWith(".xhtml"))
          .map(file -> page(PAGES.relativize(file).toString()))
          .toList();
    }
  }

  private static String page(String name) {
    try {
      return Files.readString(PAGES.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
