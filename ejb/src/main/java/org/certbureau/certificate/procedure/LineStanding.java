package org.certbureau.certificate.procedure;

/** What holds of a certificate line now, which is what its pair in force is (A-X2). */
public enum LineStanding {
  /** No pair was made yet, or none came into being. */
  EMPTY,
  /** Its first pair is signed and not proved yet. */
  UNCONFIRMED,
  /** 有效 */
  ACTIVE,
  /** 已冻结; a hold outlives the end of the certificate. */
  SUSPENDED,
  /** 已过期 */
  EXPIRED,
  /** 已终结: nothing is done with it any more. */
  ENDED
}
