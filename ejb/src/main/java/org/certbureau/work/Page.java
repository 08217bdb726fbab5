package org.certbureau.work;

import java.util.List;
import java.util.function.Function;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/**
 * The rows of a page, told from the one that was read beyond it.
 *
 * @param more whether there is a page behind this one
 */
public record Page<T>(List<T> rows, boolean more) {
  public Page {
    rows = List.copyOf(rows);
  }

  /**
   * @param found up to one row more than a page has
   */
  public static <T> Page<T> of(List<T> found, int size) {
    return new Page<>(found.subList(0, Math.min(size, found.size())), found.size() > size);
  }

  /** What the last row says of the page behind it; null where there is none. */
  public <C> C next(Function<T, C> cursor) {
    return more ? cursor.apply(rows.get(rows.size() - 1)) : null;
  }

  /**
   * How many rows a page has where so many are asked for: what is asked for is given or refused,
   * never cut.
   *
   * @throws RuleViolation {@code kernel.limit}, at {@code limit}
   */
  public static int size(int asked, int most) {
    if (asked < 1 || asked > most) {
      throw new RuleViolation(
          Problem.of("kernel.limit", "limit", Integer.toString(most), Integer.toString(asked)));
    }
    return asked;
  }
}
