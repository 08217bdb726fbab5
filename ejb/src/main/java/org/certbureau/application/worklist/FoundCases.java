package org.certbureau.application.worklist;

import java.util.List;
import java.util.Set;
import org.certbureau.application.finding.SoughtCase;

/**
 * What a text has found.
 *
 * @param items the newest first
 * @param more whether there are more than these
 * @param soughtAs what the text was taken for, whether anything was found or not
 */
public record FoundCases(List<WorkItem> items, boolean more, Set<SoughtCase.Kind> soughtAs) {
  public static final FoundCases NONE = new FoundCases(List.of(), false, Set.of());

  public FoundCases {
    items = List.copyOf(items);
    soughtAs = Set.copyOf(soughtAs);
  }
}
