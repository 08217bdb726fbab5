package org.certbureau.web.faces.frame;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way through a list that is walked by key: the keys of the pages before, in the address, so
 * that one can go back and keep a bookmark. No page numbers: nobody counts a million rows.
 */
public record Trail(List<String> keys) {
  private static final String BETWEEN = "~";
  private static final int LONGEST = 40;

  public static Trail of(String text) {
    return text == null || text.isBlank()
        ? new Trail(List.of())
        : new Trail(Arrays.stream(text.split(BETWEEN)).limit(LONGEST).toList());
  }

  /** The key after which this page begins; null for the first page. */
  public String after() {
    return keys.isEmpty() ? null : keys.get(keys.size() - 1);
  }

  public boolean isFirst() {
    return keys.isEmpty();
  }

  /** Beyond the longest way one narrows the search instead. */
  public boolean isAtEnd() {
    return keys.size() >= LONGEST;
  }

  public Trail on(String next) {
    return new Trail(Stream.concat(keys.stream(), Stream.of(next)).toList());
  }

  public Trail back() {
    return new Trail(keys.subList(0, Math.max(0, keys.size() - 1)));
  }

  @Override
  public String toString() {
    return keys.stream().collect(Collectors.joining(BETWEEN));
  }
}
