package org.certbureau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Nobody reads a setting past the table of settings: what is not in it would go unchecked. */
class SettingsReadTest {
  private static final Path ROOT = Path.of("..");

  /** A name in quotes, or the environment itself. */
  private static final Pattern PAST_THE_TABLE =
      Pattern.compile("\"BUREAU_[A-Z_]+\"|\"bureau\\.[a-z]+\\.[a-z.]+\"|System\\.getenv");

  @TestFactory
  Stream<DynamicTest> what_the_bureau_and_its_broker_are_told_is_read_through_the_table() {
    return List.of("ejb", "web", "ear/broker").stream()
        .map(module -> DynamicTest.dynamicTest(module, () -> assertNothingPastTheTable(module)));
  }

  private static void assertNothingPastTheTable(String module) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .isNotEmpty()
          .allSatisfy(
              file -> assertThat(Files.readString(file)).doesNotContainPattern(PAST_THE_TABLE));
    }
  }
}
