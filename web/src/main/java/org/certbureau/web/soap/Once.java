package org.certbureau.web.soap;

import java.util.Map;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/** Lists of names and values, where a second value for a name would silently win. */
final class Once {
  private Once() {}

  /**
   * @param list how the list is called, for the field of the problem
   * @throws RuleViolation where the name is there already
   */
  static <V> void put(Map<String, V> map, String list, String name, V value) {
    if (map.putIfAbsent(name, value) != null) {
      throw new RuleViolation(Problem.of("web.given-twice", list + "." + name, name));
    }
  }
}
