package org.certbureau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the pages for people point at is there. */
class DocsTest {
  private static final Path ROOT = Path.of("..");
  private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules", "data");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern LINK = Pattern.compile("\\]\\((?![a-z]+:)([^)#\\s]+)(?:#[^)]*)?\\)");
  private static final Pattern COMMAND = Pattern.compile("`\\./[^`]+`");
  private static final Pattern TEST =
      Pattern.compile("\\b([A-Z]\\w*[a-z](?:Test|IT|Properties|Answers))\\b(?:#(\\w+))?");

  @TestFactory
  Stream<DynamicTest> every_link_leads_to_a_file_of_the_project() {
    return files(ROOT, ".md").stream()
        .map(
            page ->
                DynamicTest.dynamicTest(
                    ROOT.relativize(page).toString(),
                    () ->
                        assertThat(links(Files.readString(page)))
                            .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists())));
  }

  @Test
  void a_link_is_found_and_an_address_or_a_place_on_the_same_page_is_none() {
    assertThat(
            links(
                """
                [one](docs/one.md), ![two](two.png) and [part](three.md#part)
                [elsewhere](https://example.org/x.md), [here](#here)
                ```
                [code](four.md)
                ```
                """))
        .containsExactly("docs/one.md", "two.png", "three.md");
  }

  @Test
  void both_first_pages_name_the_same_commands() throws IOException {
    assertThat(commands("README.zh-CN.md"))
        .hasSizeGreaterThan(10)
        .containsExactlyElementsOf(commands("README.md"));
  }

  private static List<String> commands(String page) throws IOException {
    return Files.readString(ROOT.resolve(page))
        .lines()
        .filter(line -> line.startsWith("| `./"))
        .flatMap(line -> COMMAND.matcher(line.substring(0, line.indexOf('|', 1))).results())
        .map(MatchResult::group)
        .toList();
  }

  /** A recipe that promises a complaint by a test of a former name promises nothing. */
  @Test
  void every_test_that_the_recipes_name_is_there() throws IOException {
    Map<String, String> tests = tests();
    List<MatchResult> named =
        TEST.matcher(Files.readString(ROOT.resolve("docs/hacking.md"))).results().toList();
    assertThat(named)
        .hasSizeGreaterThan(20)
        .allSatisfy(
            test ->
                assertThat(isThere(test.group(1), test.group(2), tests)).as(test.group()).isTrue());
  }

  private static boolean isThere(String type, String method, Map<String, String> tests) {
    return tests.containsKey(type)
        && (method == null || tests.get(type).contains(" " + method + "("));
  }

  private static List<String> links(String page) {
    return LINK.matcher(CODE.matcher(page).replaceAll(""))
        .results()
        .map((MatchResult link) -> link.group(1))
        .toList();
  }

  /** The sources of all tests by the names of their classes. */
  private static Map<String, String> tests() throws IOException {
    Map<String, String> tests = new TreeMap<>();
    for (String module : HouseTest.modules()) {
      Path sources = ROOT.resolve(module).resolve("src/test/java");
      if (Files.exists(sources)) {
        for (Path source : files(sources, ".java")) {
          String name = source.getFileName().toString().replace(".java", "");
          tests.merge(name, Files.readString(source), String::concat);
        }
      }
    }
    return tests;
  }

  private static Set<Path> files(Path folder, String ending) {
    Set<Path> found = new TreeSet<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
              return NOT_OURS.contains(path.getFileName().toString())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(ending)) {
                found.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
