package org.certbureau.notice;

import org.certbureau.kernel.RegionCode;

/**
 * Which notices a list shows; null means no condition.
 *
 * @param state of any of its dispatches
 */
public record NoticeFilter(RegionCode region, DispatchState state) {
  public static final NoticeFilter EVERYTHING = new NoticeFilter(null, null);
}
