package org.certbureau.web;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the glossary keeps apart, the texts keep apart: a person's 密码 and a token's 口令. */
class OneWordForOneThingTest {
  private static final Path GLOSSARY = Path.of("../docs/glossary.md");
  private static final String CHINESE = "_zh_CN.properties";

  /** What English tells by a word of its own, and how the field calls it. */
  private static final Map<Pattern, String> WORDS =
      Map.of(
          Pattern.compile("(?i)\\bpasswords?\\b"), "密码",
          Pattern.compile("\\bPINs?\\b"), "口令");

  static List<Path> bundles() throws IOException {
    try (Stream<Path> ours = Files.list(Path.of("src/main/resources/messages"));
        Stream<Path> desks = Files.list(Path.of("../ejb/src/main/resources/messages"))) {
      return Stream.concat(ours, desks)
          .filter(file -> file.toString().endsWith(CHINESE))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void a_password_is_mima_and_a_pin_is_kouling(Path bundle) throws IOException {
    Properties chinese = read(bundle);
    Properties english = read(Path.of(bundle.toString().replace(CHINESE, "_en.properties")));
    for (String key : chinese.stringPropertyNames()) {
      String said = chinese.getProperty(key);
      String meant = english.getProperty(key, "");
      Set<String> words =
          WORDS.entrySet().stream()
              .filter(word -> word.getKey().matcher(meant).find())
              .map(Map.Entry::getValue)
              .collect(toCollection(TreeSet::new));
      assertThat(WORDS.values().stream().filter(said::contains))
          .as("%s in %s: %s / %s", key, bundle.getFileName(), said, meant)
          .containsExactlyInAnyOrderElementsOf(words);
    }
  }

  @Test
  void the_glossary_says_which_is_which() throws IOException {
    assertThat(Files.readAllLines(GLOSSARY))
        .anyMatch(row -> row.startsWith("| password | 密码 |"))
        .anyMatch(row -> row.startsWith("| PIN, admin PIN | 用户口令，"));
  }

  private static Properties read(Path bundle) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(bundle)) {
      texts.load(reader);
    }
    return texts;
  }
}
