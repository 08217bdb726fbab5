package org.certbureau.notice;

import java.util.List;

/**
 * One page of notices, the newest first.
 *
 * @param next what to ask for to get the page after this one; null on the last
 */
public record NoticePage(List<NoticeView> notices, Long next) {
  public NoticePage {
    notices = List.copyOf(notices);
  }
}
