package org.certbureau.work;

import java.util.List;
import java.util.function.Function;

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

  /** How many rows a page has where so many are asked for. */
  public static int size(int asked, int most) {
    return Math.max(1, Math.min(asked, most));
  }
}
