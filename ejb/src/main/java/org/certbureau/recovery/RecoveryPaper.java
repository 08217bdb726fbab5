package org.certbureau.recovery;

import java.util.List;
import org.certbureau.region.policy.Text;

/**
 * A paper of the case.
 *
 * @param originalSeen whether the counter has seen the original
 */
public record RecoveryPaper(String code, Text title, List<Page> pages, boolean originalSeen) {
  public RecoveryPaper {
    pages = List.copyOf(pages);
  }

  /**
   * One page.
   *
   * @param scan by which its picture is asked for
   * @param looked whether who looks has seen the picture that there is now
   */
  public record Page(long scan, boolean looked) {}

  /** Every page was looked at. */
  public boolean isLooked() {
    return pages.stream().allMatch(Page::looked);
  }
}
