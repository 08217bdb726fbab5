package org.certbureau.region.business;

import java.util.Map;

/**
 * The services there are, under one canonical name each. Screens and papers show the region's own
 * word: the same word means a modification in one region and a renewal in another.
 */
public enum Service {
  /** First certificate pair on a new token. */
  NEW,
  /** A longer validity, nothing else changed. */
  RENEW,
  /** Modification of what the certificate says. */
  CHANGE,
  /** On hold until resumed; validity goes on running. */
  SUSPEND,
  RESUME,
  /** A new token for one that was lost. */
  REISSUE_LOST,
  /** A new token for one that is damaged. */
  REISSUE_DAMAGED,
  REVOKE,
  /** A PIN locked by wrong tries is reset. */
  UNLOCK,
  /** The encryption private key from escrow; never the signing key. */
  KEY_RECOVERY,
  /** Another model of token for the same holder. */
  TOKEN_UPGRADE;

  /** What services were called before, and by what they are known now. */
  public static final Map<String, Service> FORMER_NAMES = Map.of("UPGRADE_KEY", TOKEN_UPGRADE);

  /**
   * @param typed the canonical name or a former one
   * @throws org.certbureau.kernel.RuleViolation with the field {@code service} for an unknown name
   */
  public static Service of(String typed) {
    return TypedName.read(Service.class, "service", typed, FORMER_NAMES);
  }
}
