package org.certbureau.paper;

import java.util.ArrayList;
import java.util.List;

/** Breaks the labels of a form where a printer would: evenly, not wherever the cell ends. */
final class Labels {
  // what fits the 26 mm of a field's label in 10.5 pt
  private static final int FIELD = 6;
  // what fits the 13 mm at the left of a section
  private static final int SECTION = 3;

  private Labels() {}

  /** 统一社会信用代码 → 统一社会, 信用代码; a long one breaks at its slash or bracket first. */
  static List<String> ofField(String label) {
    if (length(label) <= FIELD) {
      return List.of(label);
    }
    List<String> lines = new ArrayList<>();
    for (String part : label.split("(?<=/)|(?=（)")) {
      lines.addAll(evenly(part, FIELD));
    }
    return lines;
  }

  /** 单位信息 → 单位, 信息; 经办人信息 → 经办人, 信息. */
  static List<String> ofSection(String label) {
    // words of two characters are commonest, so pairs are kept together
    return length(label) % 2 == 0 && length(label) > 2 ? pieces(label, 2) : evenly(label, SECTION);
  }

  private static List<String> evenly(String text, int longest) {
    int lines = Math.max(1, (length(text) + longest - 1) / longest);
    return pieces(text, (length(text) + lines - 1) / lines);
  }

  private static List<String> pieces(String text, int size) {
    int[] characters = text.codePoints().toArray();
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < characters.length; i += size) {
      pieces.add(new String(characters, i, Math.min(size, characters.length - i)));
    }
    return pieces;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
