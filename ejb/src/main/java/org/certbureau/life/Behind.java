package org.certbureau.life;

import java.util.List;
import java.util.function.Function;

/** Where a page of a list begins that is walked by key. */
final class Behind {
  private Behind() {}

  /** An address that is not ours begins at the first page. */
  static <T> List<T> the(String cursor, List<T> all, Function<T, String> of) {
    for (int i = 0; cursor != null && i < all.size(); i++) {
      if (of.apply(all.get(i)).equals(cursor)) {
        return all.subList(i + 1, all.size());
      }
    }
    return all;
  }
}
