package org.certbureau.station.program.pin;

import java.util.ArrayList;
import java.util.List;

/**
 * A slip as plain text for a page of 66 lines: the lower half, with the PIN, folds in behind the
 * upper one.
 */
final class SlipText {
  private static final int WIDTH = 70;
  private static final int LABEL = 14;
  private static final int MARGIN = 4;

  /** Lines above the fold. */
  static final int UPPER = 33;

  private SlipText() {}

  static String of(Slip slip) {
    List<String> roomy = upper(slip, true);
    List<String> lines = roomy.size() > UPPER ? upper(slip, false) : roomy;
    while (lines.size() < UPPER) {
      lines.add("");
    }
    lines.add("- - - - - - - - - -  " + SlipLines.FOLD + "  - - - - - - - - - -");
    lines.addAll(List.of("", "", "", "", ""));
    lines.add(indent(SlipLines.PIN + " " + slip.firstPin().digits()));
    lines.addAll(List.of("", ""));
    SlipLines.ADVICE.forEach(
        sentence -> {
          lines.add(indent(sentence));
          lines.add("");
        });
    return String.join("\n", lines) + "\n";
  }

  /**
   * @param roomy whether there are blank lines between, for which long names leave no room
   */
  private static List<String> upper(Slip slip, boolean roomy) {
    List<String> gap = roomy ? List.of("") : List.of();
    List<String> lines = new ArrayList<>(roomy ? List.of("", "", "") : List.of(""));
    if (!SlipLines.over(slip).isEmpty()) {
      wrapped(SlipLines.over(slip), WIDTH).forEach(part -> lines.add(centred(part)));
    }
    lines.add(centred(String.join(" ", SlipLines.TITLE.split(""))));
    lines.addAll(gap);
    lines.add(indent("─".repeat(WIDTH - 2 * MARGIN)));
    lines.addAll(gap);
    SlipLines.outside(slip)
        .forEach(
            (label, value) -> {
              List<String> parts = wrapped(value, WIDTH - 2 * MARGIN - LABEL);
              for (int i = 0; i < parts.size(); i++) {
                lines.add(indent(padded(i == 0 ? label : "", LABEL) + parts.get(i)));
              }
              lines.addAll(gap);
            });
    lines.add(indent("─".repeat(WIDTH - 2 * MARGIN)));
    lines.addAll(gap);
    lines.add(indent(SlipLines.handOver()));
    return lines;
  }

  private static String indent(String line) {
    return " ".repeat(MARGIN) + line;
  }

  private static String centred(String line) {
    return " ".repeat(Math.max(0, (WIDTH - width(line)) / 2)) + line;
  }

  private static String padded(String line, int width) {
    return line + " ".repeat(Math.max(1, width - width(line)));
  }

  /** In columns: Chinese characters and their punctuation take two. */
  static int width(String line) {
    return line.codePoints().map(c -> c < 0x2E80 ? 1 : 2).sum();
  }

  private static List<String> wrapped(String text, int width) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              String sign = Character.toString(Character.isISOControl(c) ? ' ' : c);
              if (width(part + sign) > width) {
                parts.add(part.toString());
                part.setLength(0);
              }
              part.append(sign);
            });
    parts.add(part.toString());
    return parts;
  }
}
