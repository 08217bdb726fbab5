package org.certbureau.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
  @Test
  void the_page_is_that_of_the_table() throws Exception {
    Path drawn = Path.of("target/configuration.md");
    Files.writeString(drawn, SettingsPage.text());
    assertThat(Path.of("../docs/configuration.md"))
        .as("copy settings/" + drawn + " to docs/configuration.md")
        .hasSameTextualContentAs(drawn);
  }

  @Test
  void every_setting_stands_in_the_table_once() {
    assertThat(Settings.all().map(Setting::name)).doesNotHaveDuplicates().hasSizeGreaterThan(60);
    assertThat(Settings.all().map(Setting::sentence)).noneMatch(String::isBlank);
  }

  /** Each constant of a class of settings is a row of a section. */
  @Test
  void no_setting_is_left_out_of_the_table() throws Exception {
    for (Class<?> rows :
        new Class<?>[] {
          PlaceSettings.class,
          QueueSettings.class,
          CertificateSettings.class,
          RecordSettings.class,
          DoorSettings.class,
          DrillSettings.class
        }) {
      for (var field : rows.getFields()) {
        assertThat(Settings.all()).anyMatch(one -> one == valueOf(field));
      }
    }
  }

  private static Object valueOf(java.lang.reflect.Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
