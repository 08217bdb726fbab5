package org.certbureau.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.certbureau.dev.Sources.Kind;
import org.certbureau.dev.Sources.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file of the checkout is to the running bureau. */
class SourcesTest {
  private static final Path HOME = Path.of("/house");
  private final Sources sources = new Sources(HOME);

  @ParameterizedTest
  @CsvSource({
    "web/src/main/webapp/review.xhtml, PAGE, review.xhtml",
    "web/src/main/webapp/WEB-INF/tags/sign.xhtml, PAGE, WEB-INF/tags/sign.xhtml",
    "web/src/main/webapp/resources/css/bureau.css, PAGE, resources/css/bureau.css",
    "web/src/main/webapp/WEB-INF/web.xml, SETTING, WEB-INF/web.xml",
    "web/src/main/resources/messages/screens_en.properties, TEXT, WEB-INF/classes/messages/screens_en.properties",
    "ejb/src/main/resources/messages/audit_en.properties, TEXT, WEB-INF/classes/messages/audit_en.properties",
    "ejb/src/main/resources/META-INF/persistence.xml, SETTING, WEB-INF/classes/META-INF/persistence.xml",
    "db/src/main/resources/db/policies/430100.yaml, SETTING, WEB-INF/classes/db/policies/430100.yaml"
  })
  void what_is_read_has_its_place_in_the_running_bureau(String path, Kind kind, String place) {
    assertThat(sources.of(HOME.resolve(path)))
        .contains(new Source(HOME.resolve(path), kind, place));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ejb/src/main/java/org/certbureau/kernel/Money.java",
        "station/contract/src/main/java/org/certbureau/station/contract/Order.java"
      })
  void java_is_compiled(String path) {
    assertThat(sources.of(HOME.resolve(path)))
        .contains(new Source(HOME.resolve(path), Kind.JAVA, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pom.xml", "ejb/pom.xml", "ear/broker/src/main/rar/META-INF/ra.xml"})
  void what_only_a_build_brings_in_is_told(String path) {
    assertThat(sources.of(HOME.resolve(path)))
        .contains(new Source(HOME.resolve(path), Kind.BUILD, null));
  }

  @Test
  void tests_and_the_files_of_an_editor_are_nothing_to_it() {
    assertThat(sources.of(HOME.resolve("ejb/src/test/java/SomeTest.java"))).isEmpty();
    assertThat(sources.of(HOME.resolve("web/src/main/webapp/.review.xhtml.swp"))).isEmpty();
    assertThat(sources.of(HOME.resolve("web/src/main/webapp/review.xhtml~"))).isEmpty();
  }
}
