package org.certbureau.certificate;

/** Where a pair stands in its life. Expiry is a date, not a state. */
public enum PairState {
  /** Signed, not yet proved to be on its token. */
  PENDING,
  /** 有效: with its holder. */
  ACTIVE,
  /** 已冻结: on the revocation list until the hold is lifted or the line ends. */
  SUSPENDED,
  /** 已撤销. */
  REVOKED,
  /** 已替换: another pair of its line was proved and took its place; the list says superseded. */
  SUPERSEDED,
  /** 已失效: its line was ended, or it was replaced, after it had expired; no list names it. */
  LAPSED;

  /** Whether its holder has it and may come to use it: one on hold as well. */
  public boolean isWithHolder() {
    return this == ACTIVE || this == SUSPENDED;
  }

  boolean isOver() {
    return this == REVOKED || this == SUPERSEDED || this == LAPSED;
  }
}
