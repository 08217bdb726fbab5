package org.certbureau.web.faces.review;

import java.io.Serializable;

/**
 * A value in three parts: what it begins and ends with like another, and what differs between.
 *
 * @param middle empty where nothing of it differs
 */
public record Difference(String head, String middle, String tail) implements Serializable {
  /** One value beside the other, by characters as people count them. */
  static Difference of(String value, String other) {
    int[] one = value.codePoints().toArray();
    int[] two = other.codePoints().toArray();
    int most = Math.min(one.length, two.length);
    int head = 0;
    while (head < most && one[head] == two[head]) {
      head++;
    }
    int tail = 0;
    while (tail < most - head && one[one.length - 1 - tail] == two[two.length - 1 - tail]) {
      tail++;
    }
    return new Difference(
        new String(one, 0, head),
        new String(one, head, one.length - head - tail),
        new String(one, one.length - tail, tail));
  }
}
