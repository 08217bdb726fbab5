package org.certbureau.ca;

import java.time.Instant;
import java.util.Objects;

/**
 * @param since from when on the certificate is not to be trusted, whole seconds
 */
public record Revocation(String issuer, String serialHex, RevocationReason reason, Instant since) {
  public Revocation {
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(serialHex, "serialHex");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(since, "since");
  }
}
