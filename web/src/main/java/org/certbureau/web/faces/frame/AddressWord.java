package org.certbureau.web.faces.frame;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * Words of a page's address. What is no word of its kind is as if it were not there: an address
 * that was typed or cut opens the page all the same.
 */
public final class AddressWord {
  private AddressWord() {}

  /** The constant of that name; null where there is none. */
  public static <E extends Enum<E>> E of(Class<E> kind, String word) {
    String name = word == null ? "" : word.strip().toUpperCase(Locale.ROOT);
    return Stream.of(kind.getEnumConstants())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** As it stands in an address; empty for null. */
  public static String of(Enum<?> constant) {
    return constant == null ? "" : constant.name();
  }
}
