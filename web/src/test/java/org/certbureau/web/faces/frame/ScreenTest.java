package org.certbureau.web.faces.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.kernel.Messages;
import org.junit.jupiter.api.Test;

/** The table of screens against the pages there are. */
class ScreenTest {
  private static final Path PAGES = Path.of("src/main/webapp");

  /** Whoever comes may see them: the door, where it leads on, and what is shown for a fault. */
  private static final List<String> FOR_ALL =
      List.of("/failure.xhtml", "/index.xhtml", "/login.xhtml");

  /** The guard lets everybody who is logged in see what the table does not name. */
  @Test
  void every_page_is_in_the_table_that_says_who_may_open_it() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(
              files
                  .map(file -> "/" + file.getFileName())
                  .filter(page -> page.endsWith(".xhtml") && !FOR_ALL.contains(page)))
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(Screen.values()).map(Screen::path).toList());
    }
  }

  @Test
  void what_the_menu_shows_has_its_word_in_every_language() {
    Set<String> words =
        Stream.of(Screen.values())
            .filter(screen -> screen.group() != Screen.Group.NONE)
            .flatMap(
                screen ->
                    Stream.of(
                        screen.key() + ".menu",
                        "menu." + screen.group().name().toLowerCase(Locale.ROOT)))
            .collect(Collectors.toSet());
    for (Locale language : Messages.LANGUAGES) {
      assertThat(ResourceBundle.getBundle("messages.screens", language).keySet())
          .containsAll(words);
    }
  }
}
