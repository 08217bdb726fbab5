package org.certbureau.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.certbureau.application.worklist.Awaiting;
import org.certbureau.kernel.Messages;
import org.certbureau.region.business.Gate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the desks may say is written down in every language. */
class DeskMessagesTest {
  private static final Pattern PROBLEM =
      Pattern.compile(
          "(?:(?:Problem\\s*\\.of|\\.\\s*refuses)\\(\\s*|_REVIEW"
              + " =\\s*|require\\([^\";]*,\\s*|NotFound\\(|refused\\(|missing\\(material,"
              + " )\"(%s\\.[a-z-]+)\"");
  private static final Pattern ACTION =
      Pattern.compile(
          "(?<!_REVIEW = |_GOOD = |_OFFICERS = )\"application\\.([a-z-]+)\"(?=;|,\\s*(?:Map|details))");

  @ParameterizedTest
  @ValueSource(strings = {"application", "payment"})
  void every_problem_has_its_sentence(String feature) throws IOException {
    Set<String> codes = found(feature, Pattern.compile(PROBLEM.pattern().formatted(feature)));
    assertThat(codes).hasSizeGreaterThan(8);
    for (String code : codes) {
      says(code);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"application", "payment"})
  void both_languages_have_the_same_keys(String feature) throws IOException {
    assertThat(keys(feature, "en")).isEqualTo(keys(feature, "zh_CN"));
  }

  @Test
  void every_state_step_badge_gate_and_action_has_a_word() throws IOException {
    Arrays.stream(State.values()).forEach(state -> says("application.state." + state));
    Arrays.stream(Step.values()).forEach(step -> says("application.step." + step));
    Arrays.stream(Badge.values()).forEach(badge -> says("application.badge." + badge));
    Arrays.stream(Awaiting.values()).forEach(a -> says("application.awaiting." + a));
    Arrays.stream(Gate.values()).forEach(gate -> says("application.gate." + gate));
    Set<String> actions = found("application", ACTION);
    assertThat(actions).contains("submitted", "scan-attached", "gate-opened");
    actions.stream()
        .filter(action -> !action.startsWith("scan-") || action.endsWith("ed"))
        .forEach(action -> says("application.action." + action));
  }

  private static void says(String key) {
    for (Locale language : Messages.LANGUAGES) {
      assertThat(Messages.text(language, key, List.of("a", "b", "c", "d")))
          .as(key)
          .isNotBlank()
          .doesNotContain("{");
    }
  }

  private static Set<String> found(String feature, Pattern pattern) throws IOException {
    Set<String> found = new TreeSet<>();
    // what is wrong with a scan is said in the words of the application that it belongs to
    for (String room : List.of(feature, "scan")) {
      try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/certbureau", room))) {
        for (Path source : sources.filter(Files::isRegularFile).toList()) {
          pattern
              .matcher(Files.readString(source))
              .results()
              .map((MatchResult match) -> match.group(1))
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  private static Set<String> keys(String feature, String language) throws IOException {
    String name = "/messages/" + feature + "_" + language + ".properties";
    try (Reader reader =
        new InputStreamReader(
            DeskMessagesTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      Properties bundle = new Properties();
      bundle.load(reader);
      return new TreeSet<>(bundle.stringPropertyNames());
    }
  }
}
