package org.certbureau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of settings has every setting that the code reads, and no other. */
class SettingsDocumentedTest {
  private static final Path ROOT = Path.of("..");
  private static final List<String> SOURCES =
      List.of("ejb/src/main/java", "web/src/main/java", "ear/broker/src/main/java");
  private static final Pattern READ = Pattern.compile("\"(BUREAU_[A-Z_]+)\"");
  private static final Pattern ROW = Pattern.compile("`(BUREAU_[A-Z_]+)`");

  @Test
  void every_setting_that_is_read_stands_on_the_page_and_the_other_way_round() throws IOException {
    String rows =
        Files.readString(ROOT.resolve("docs/configuration.md"))
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(0, line.indexOf('|', 1)))
            .collect(Collectors.joining("\n"));
    assertThat(names(ROW, rows)).containsExactlyInAnyOrderElementsOf(settingsRead());
  }

  private static Set<String> settingsRead() throws IOException {
    Set<String> read = new TreeSet<>();
    for (String source : SOURCES) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(source))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(file -> read.addAll(names(READ, text(file))));
      }
    }
    return read;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
