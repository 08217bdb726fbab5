package org.certbureau.scan;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/**
 * A spot on a scanned page, in thousandths of the page's width and height: however large it is
 * shown, the spot is the same.
 */
public record Spot(int left, int top, int width, int height) {
  private static final int WHOLE = 1000;
  private static final String BETWEEN = ",";

  /**
   * @throws RuleViolation {@code application.scan-spot} where it is none on the page, or null
   */
  public static Spot of(Integer left, Integer top, Integer width, Integer height) {
    boolean told = Stream.of(left, top, width, height).allMatch(number -> number != null);
    if (!told || !isInside(left, width) || !isInside(top, height)) {
      throw new RuleViolation(Problem.of("application.scan-spot", "spot"));
    }
    return new Spot(left, top, width, height);
  }

  private static boolean isInside(int from, int length) {
    return from >= 0 && from < WHOLE && length > 0 && length <= WHOLE - from;
  }

  /**
   * As pages send it: four numbers with commas between.
   *
   * @return empty for a text that says nothing
   * @throws RuleViolation {@code application.scan-spot} for any other that is none
   */
  public static Optional<Spot> typed(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    Integer[] numbers =
        Arrays.stream(text.strip().split(BETWEEN, -1))
            .map(number -> number.matches("\\d{1,4}") ? Integer.valueOf(number) : null)
            .toArray(Integer[]::new);
    return Optional.of(
        numbers.length == 4
            ? of(numbers[0], numbers[1], numbers[2], numbers[3])
            : of(null, 0, 0, 0));
  }

  /** As {@link #typed} reads it. */
  public String text() {
    return Stream.of(left, top, width, height)
        .map(String::valueOf)
        .collect(Collectors.joining(BETWEEN));
  }
}
