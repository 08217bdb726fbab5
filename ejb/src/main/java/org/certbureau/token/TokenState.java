package org.certbureau.token;

/** Where a token stands in its life. */
public enum TokenState {
  /** 在库: counted in, blank. */
  IN_STOCK,
  /** 领用: a job is writing to it. */
  ASSIGNED,
  /** 在用: with its holder. */
  ISSUED,
  /** 制证失败: spoiled while it was written; to be inspected, never used again. */
  FAILED,
  /** 待销毁: taken back from its holder, to be destroyed. */
  TAKEN_BACK,
  /** 已销毁: two people have signed for it. */
  DESTROYED,
  /** 已遗失: its holder does not have it any more. */
  LOST;

  /** Whether somebody has it, or may come to have it, for whom it could be replaced. */
  public boolean isReplaceable() {
    return this == IN_STOCK || this == ASSIGNED || this == ISSUED;
  }
}
