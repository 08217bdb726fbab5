package org.certbureau.recovery;

import java.util.Set;

/** How a request stands, to the officer who looks at it. */
public enum RecoveryState {
  /** 待您表态. */
  YOURS,
  /** 您已同意: it holds and another one is waited for. */
  CONSENTED,
  /** 您已拒绝: others may consent still. */
  REFUSED,
  /** 您的同意已失效: it held for a day, or something was changed; it may be given again. */
  LAPSED,
  /** 您不能表态. */
  NOT_YOU,
  /** 已够，正在恢复. */
  ENOUGH,
  /** 已恢复. */
  RESTORED,
  /** 不予恢复. */
  NOT_RESTORED,
  /** 密钥已发出，介质未证实: its job came to nothing after the key was sent. */
  RELEASED,
  /** 已失效: its job came to nothing. */
  VOID,
  /** 记录被改动: somebody has written in the centre's book, or the bureau's rows say something else. */
  FORGED;

  private static final Set<RecoveryState> ASKED = Set.of(YOURS, LAPSED);
  private static final Set<RecoveryState> OVER = Set.of(RESTORED, NOT_RESTORED, RELEASED, VOID);

  /** The officer's word is wanted now. */
  public boolean isAsked() {
    return ASKED.contains(this);
  }

  public boolean isOver() {
    return OVER.contains(this);
  }
}
