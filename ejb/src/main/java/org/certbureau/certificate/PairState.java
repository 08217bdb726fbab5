package org.certbureau.certificate;

/** Where a pair stands in its life. Expiry is a date, not a state. */
public enum PairState {
  /** Signed, not yet proved to be on its token. */
  PENDING,
  /** 有效: with its holder. */
  ACTIVE,
  /** 已撤销. */
  REVOKED
}
