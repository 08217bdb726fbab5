package org.certbureau.ca.ocsp;

import java.time.Instant;

/**
 * A response on its way back.
 *
 * @param der OCSPResponse
 * @param thisUpdate null unless it may be kept
 * @param nextUpdate until when it may be kept and given to others; null for a refusal and for the
 *     answer to one nonce
 */
public record OcspAnswer(byte[] der, Instant thisUpdate, Instant nextUpdate) {
  static OcspAnswer notToKeep(byte[] der) {
    return new OcspAnswer(der, null, null);
  }

  public boolean mayBeKept() {
    return nextUpdate != null;
  }
}
