package org.certbureau.life;

/** What an event in the life of a certificate is about. */
public enum LifeKind {
  /** 证书对. */
  PAIR,
  /** 介质. */
  TOKEN,
  /** 冻结. */
  HOLD,
  /** 业务. */
  CASE,
  /** 通知. */
  NOTICE
}
