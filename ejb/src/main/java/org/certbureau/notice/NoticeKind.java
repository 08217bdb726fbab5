package org.certbureau.notice;

/** What a notice is about. */
public enum NoticeKind {
  /** 到期提醒: a pair ends within the days that its region's policy names (CS-11, A-G13). */
  EXPIRY
}
