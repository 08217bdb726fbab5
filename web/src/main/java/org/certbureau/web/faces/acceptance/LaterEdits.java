package org.certbureau.web.faces.acceptance;

import java.util.List;
import org.certbureau.application.view.TimelineEntry;

/** What became of a draft since a page read it. */
final class LaterEdits {
  private static final String EDITED = "application.edited";

  private LaterEdits() {}

  /** The number of the last entry; 0 for none. */
  static int last(List<TimelineEntry> timeline) {
    return timeline.stream().mapToInt(TimelineEntry::auditNumber).max().orElse(0);
  }

  /**
   * Nobody stands in their own way: the page may have been opened twice or loaded anew. But whoever
   * edited before the last edit of one's own may have written what this page has never shown.
   *
   * @param read the number of the last entry that the page has read
   */
  static boolean areAllOf(String name, List<TimelineEntry> timeline, int read) {
    List<TimelineEntry> edits = edits(timeline, read);
    return !edits.isEmpty() && edits.stream().allMatch(entry -> entry.actor().equals(name));
  }

  /** Whether somebody else has edited since. */
  static boolean isAnyOfOthers(String name, List<TimelineEntry> timeline, int read) {
    return edits(timeline, read).stream().anyMatch(entry -> !entry.actor().equals(name));
  }

  private static List<TimelineEntry> edits(List<TimelineEntry> timeline, int read) {
    return timeline.stream()
        .filter(entry -> entry.auditNumber() > read && entry.action().equals(EDITED))
        .toList();
  }
}
