package org.certbureau.kmc;

/** What an officer says to an order. */
public enum Answer {
  /** 同意恢复: holds for twenty-four hours. */
  CONSENT,
  /** 拒绝: for good, by this officer. */
  REFUSAL,
  /** 撤回: of a consent; it may be given anew. */
  WITHDRAWAL
}
