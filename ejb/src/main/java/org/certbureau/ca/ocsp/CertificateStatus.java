package org.certbureau.ca.ocsp;

import java.time.Instant;
import org.certbureau.ca.RevocationReason;

/**
 * What became of a certificate, as its issuer answers to everybody (RFC 6960, 2.2).
 *
 * @param since from when on it is not to be trusted; null unless revoked
 * @param reason null unless revoked
 */
public record CertificateStatus(State state, Instant since, RevocationReason reason) {
  static final CertificateStatus GOOD = new CertificateStatus(State.GOOD, null, null);
  static final CertificateStatus UNKNOWN = new CertificateStatus(State.UNKNOWN, null, null);

  /** The three answers there are; what is on hold is revoked for the time being. */
  public enum State {
    GOOD,
    REVOKED,
    UNKNOWN
  }

  static CertificateStatus revoked(Instant since, RevocationReason reason) {
    return new CertificateStatus(State.REVOKED, since, reason);
  }
}
