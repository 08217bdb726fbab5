package org.certbureau.web.faces.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A browser drops in silence what it cannot read of a stylesheet, and all that follows inside. */
class StylesheetTest {
  private static final Path SHEET = Path.of("src/main/webapp/resources/css/bureau.css");

  @Test
  void every_rule_is_closed_before_the_next_begins() throws IOException {
    List<String> lines = Files.readAllLines(SHEET);
    int depth = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      // only what is asked of the screen stands around rules, each on a line of its own
      boolean opens = line.endsWith("{");
      assertThat(opens && depth > 0 && line.startsWith("."))
          .as("line %d begins a rule within another: %s", i + 1, line)
          .isFalse();
      depth += (int) (line.chars().filter(c -> c == '{').count());
      depth -= (int) (line.chars().filter(c -> c == '}').count());
      assertThat(depth).as("line %d closes what was not opened", i + 1).isNotNegative();
    }
    assertThat(depth).as("rules that are left open").isZero();
  }
}
