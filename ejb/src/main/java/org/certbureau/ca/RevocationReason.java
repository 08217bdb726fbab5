package org.certbureau.ca;

/**
 * Why a certificate is no longer to be trusted (RFC 5280, 5.3.1), as far as an end entity's can
 * have it. The bureau itself gives {@link #UNSPECIFIED} to what was never finished and {@link
 * #CESSATION_OF_OPERATION} to a given-up attempt; what a holder's or the bureau's reason means, the
 * region's policy says.
 */
public enum RevocationReason {
  UNSPECIFIED(0),
  KEY_COMPROMISE(1),
  CA_COMPROMISE(2),
  AFFILIATION_CHANGED(3),
  SUPERSEDED(4),
  CESSATION_OF_OPERATION(5),
  /** Suspended: the only reason that can be taken back. */
  CERTIFICATE_HOLD(6),
  PRIVILEGE_WITHDRAWN(9);

  private final int code;

  RevocationReason(int code) {
    this.code = code;
  }

  /** The value of CRLReason. */
  public int code() {
    return code;
  }
}
