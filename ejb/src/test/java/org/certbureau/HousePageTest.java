package org.certbureau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page about the house shows the house that there is. */
class HousePageTest {
  private static final Path PAGE = Path.of("../docs/house.md");
  private static final Path DRAWN = Path.of("target/house.md");

  @Test
  void the_page_shows_the_packages_their_imports_and_their_facts_as_they_are() throws IOException {
    String drawn = new HousePage(Classes.OF_THE_HOUSE, HouseTest.LEVELS).text();
    Files.createDirectories(DRAWN.getParent());
    Files.writeString(DRAWN, drawn);
    assertThat(PAGE)
        .as("docs/house.md is behind the house; the page of today is ejb/target/house.md, copy it")
        .hasContent(drawn);
  }
}
