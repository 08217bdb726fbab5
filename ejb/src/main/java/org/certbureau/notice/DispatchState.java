package org.certbureau.notice;

/** How far a notice is on its way to one recipient. */
public enum DispatchState {
  /** 待发: also after attempts that failed. */
  WAITING,
  /** 已发: the mail server took it. */
  SENT,
  /** 已放弃: all attempts failed. */
  GIVEN_UP,
  /** 已停止: by a clerk, or because there was nothing to tell any more. */
  STOPPED,
  /** 无有效地址: the application names no address that could be written to. */
  NO_ADDRESS
}
