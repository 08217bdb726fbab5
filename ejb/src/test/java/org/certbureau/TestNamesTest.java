package org.certbureau;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests are read as sentences: {@code what_is_due_follows_the_pinned_policy}. */
class TestNamesTest {
  private static final Pattern NOT_CODE =
      Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|//[^\n]*|/\\*.*?\\*/");

  private static final Pattern ARGUMENTS = Pattern.compile("(@[\\w.]+)\\s*\\([^()]*\\)");

  /** Once annotations have no arguments, the next parenthesis is the method's. */
  private static final Pattern TEST =
      Pattern.compile(
          "@(?:Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate|Property|Example)\\b"
              + "[^(]*?(\\w+)\\s*\\(");

  /** Words in small letters; a proper name or the ID of a rule keeps its capitals. */
  private static final Pattern SENTENCE =
      Pattern.compile("[a-z0-9]+(_([a-z0-9]+|[A-Z][a-z]+|[A-Z]+[0-9]*))+");

  @TestFactory
  Stream<DynamicTest> every_test_is_named_by_a_sentence() throws IOException {
    return HouseTest.modules().stream()
        .map(
            module ->
                DynamicTest.dynamicTest(
                    module,
                    () ->
                        assertThat(sources(module))
                            .allSatisfy(
                                file ->
                                    assertThat(names(Files.readString(file)))
                                        .allMatch(name -> SENTENCE.matcher(name).matches()))));
  }

  @Test
  void a_test_is_found_behind_whatever_stands_between() {
    String source =
        """
        @ParameterizedTest(name = "{0}: (x")
        @CsvSource({"a; b", "c"}) // @Test void notThis()
        @Timeout(value = 3, unit = SECONDS)
        public <T extends List<?>> void howItIs(@ForAll int n) throws Exception {
          helper(n);
        }
        @BeforeEach void open() {}
        @Property List<String> whatItGives() { return null; }
        @Test default void it_is_so() {}
        private void helper(int n) {}
        """;
    assertThat(names(source)).containsExactly("howItIs", "whatItGives", "it_is_so");
  }

  private static List<String> names(String source) {
    String code = NOT_CODE.matcher(source).replaceAll("0");
    for (String before = ""; !before.equals(code); ) {
      before = code;
      code = ARGUMENTS.matcher(code).replaceAll("$1");
    }
    return TEST.matcher(code).results().map((MatchResult test) -> test.group(1)).toList();
  }

  private static List<Path> sources(String module) throws IOException {
    Path folder = Path.of("..", module, "src/test/java");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
