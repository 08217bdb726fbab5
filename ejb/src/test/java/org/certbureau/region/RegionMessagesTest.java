package org.certbureau.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.certbureau.kernel.Messages;
import org.junit.jupiter.api.Test;

class RegionMessagesTest {
  private static final Pattern CODE = Pattern.compile("\"region\\.([a-z-]+)\"");

  /** Words for the codes and keys of policies; that none is missing their own tests say. */
  private static final Pattern WORD =
      Pattern.compile("(?:key|value|service|method|end)-(?:[A-Z_]+|[a-z][A-Za-z]*)");

  @Test
  void every_code_has_its_sentence_in_every_language_and_no_sentence_is_left_over()
      throws IOException {
    Set<String> codes = codesInUse();
    codes.removeIf(beginning -> beginning.endsWith("-"));
    assertThat(codes).hasSizeGreaterThan(20);
    assertThat(keys("zh_CN")).isEqualTo(codes);
    assertThat(keys("en")).isEqualTo(codes);
    for (String code : codes) {
      for (Locale language : Messages.LANGUAGES) {
        assertThat(
                Messages.text(
                    language, "region." + code, List.of("a", "b", "c", "d", "e", "f", "g")))
            .isNotBlank()
            .doesNotContain("{");
      }
    }
  }

  private static Set<String> codesInUse() throws IOException {
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/certbureau/region"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        CODE.matcher(Files.readString(source))
            .results()
            .map((MatchResult found) -> found.group(1))
            .forEach(codes::add);
      }
    }
    return codes;
  }

  private static Set<String> keys(String language) throws IOException {
    Properties bundle = new Properties();
    bundle.load(new StringReader(Policies.text("messages/region_" + language + ".properties")));
    Set<String> sentences = new TreeSet<>(bundle.stringPropertyNames());
    sentences.removeIf(key -> WORD.matcher(key).matches());
    return sentences;
  }
}
