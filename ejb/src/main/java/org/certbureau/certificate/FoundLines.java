package org.certbureau.certificate;

import java.util.List;
import java.util.Set;

/**
 * Whom and what a search for certificates found.
 *
 * @param holders the first of them, by name
 * @param moreHolders whether there are others
 * @param lines where there is one holder, its lines, ended ones last; else none
 * @param named keys of the lines that were asked for by a number of their own
 * @param moreLines whether there are others
 */
public record FoundLines(
    List<LineHolder> holders,
    boolean moreHolders,
    List<LineView> lines,
    Set<Long> named,
    boolean moreLines) {
  static final FoundLines NONE = new FoundLines(List.of(), false, List.of(), Set.of(), false);

  public FoundLines {
    holders = List.copyOf(holders);
    lines = List.copyOf(lines);
    named = Set.copyOf(named);
  }
}
