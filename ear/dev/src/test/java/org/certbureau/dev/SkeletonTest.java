package org.certbureau.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which edits leave everything that uses a class as it is. */
class SkeletonTest {
  private static final String DESK =
      """
      package desk;
      class Desk {
        private final int first = 1;
        Desk() { open(); }
        static { prepare(); }
        @PostConstruct void begin() { count(); }
        int fee(int years) { return years * 50; }
        Runnable later() { return () -> { class Inner { int x() { return 2; } } }; }
        record Line(int cents) { Line { check(cents); } int twice() { return 2 * cents; } }
      }
      """;

  @ParameterizedTest
  @CsvSource({"years * 50, years * 60", "return 2;, return 3;", "2 * cents, cents + cents"})
  void the_body_of_a_method_does_not_belong_to_it(String before, String after) throws IOException {
    assertThat(Skeleton.of(edited(before, after))).isEqualTo(Skeleton.of(DESK));
  }

  @ParameterizedTest
  @CsvSource({
    "first = 1, first = 2",
    "open();, close();",
    "prepare();, prepareAll();",
    "count();, countAll();",
    "check(cents);, checkAll(cents);",
    "int fee(int years), long fee(int years)",
    "int fee(int years), @Free int fee(int years)",
    "record Line(int cents), record Line(long cents)"
  })
  void what_runs_once_and_what_others_see_belongs_to_it(String before, String after)
      throws IOException {
    assertThat(Skeleton.of(edited(before, after))).isNotEqualTo(Skeleton.of(DESK));
  }

  @Test
  void what_cannot_be_read_is_another_one() throws IOException {
    assertThat(Skeleton.of(edited("int fee(int years) {", "int fee(int years {")))
        .isNotEqualTo(Skeleton.of(DESK));
  }

  private static String edited(String before, String after) {
    assertThat(DESK).contains(before);
    return DESK.replace(before, after);
  }
}
