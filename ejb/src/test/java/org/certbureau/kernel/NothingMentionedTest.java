package org.certbureau.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a sentence mentions and what is not there is called nothing, never null. */
class NothingMentionedTest {
  private static final String[] NOTHING = new String[9];
  private static final String[] UNSEEN = {"", " ", "\u200b", "\u3000", "", "", "", "", ""};

  static Stream<String> bundles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("_en.properties"))
          .map(name -> name.substring(0, name.indexOf('_')))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static List<String> keys(String bundle) {
    Properties texts = new Properties();
    try (Reader file =
        Files.newBufferedReader(
            Path.of("src/main/resources/messages", bundle + "_en.properties"))) {
      texts.load(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return texts.stringPropertyNames().stream()
        .filter(key -> texts.getProperty(key).contains("{0"))
        // what a programmer wrote into JSON is called as JSON calls it
        .filter(key -> !key.startsWith("json-"))
        .collect(Collectors.toList());
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void no_sentence_of_a_bundle_says_null(String bundle) {
    for (String key : keys(bundle)) {
      for (Locale language : Messages.LANGUAGES) {
        for (String[] absent : List.of(NOTHING, UNSEEN)) {
          Problem problem = Problem.of(bundle + "." + key, null, absent);
          assertThat(Messages.text(language, problem))
              .as(bundle + "." + key)
              .doesNotContain("null", "“”", "\"\"", "{0}")
              .contains(Messages.nothing(language));
        }
      }
    }
  }

  @Test
  void a_problem_of_nothing_has_empty_arguments() {
    assertThat(Problem.of("kernel.case-number", "caseNumber", (String) null).args())
        .containsExactly("");
    assertThat(new NotFound("station.unknown", "code", null).problems().get(0).args())
        .containsExactly("");
  }
}
