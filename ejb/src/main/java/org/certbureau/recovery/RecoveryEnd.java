package org.certbureau.recovery;

/** How a request came to its end. */
public enum RecoveryEnd {
  /** 已恢复: the token has proved that it has the key. */
  RESTORED,
  /** 不予恢复: no two officers were left who could consent. */
  REFUSED,
  /** 密钥已发出: the centre gave it out, and no token has proved that it has it. */
  RELEASED,
  /** 已失效: nothing was given out, and its job came to nothing. */
  VOID
}
