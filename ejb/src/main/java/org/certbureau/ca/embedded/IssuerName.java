package org.certbureau.ca.embedded;

import java.util.Objects;
import java.util.regex.Pattern;
import org.certbureau.ca.DistinguishedName;

/**
 * An issuing authority that there is to be.
 *
 * @param code short name, capital letters and digits; part of the addresses of CRL and certificate
 */
public record IssuerName(String code, DistinguishedName subject) {
  private static final Pattern SHAPE = Pattern.compile("[A-Z][A-Z0-9]{0,30}");

  public IssuerName {
    if (code == null || !SHAPE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "an issuer's code has capital letters and digits, got " + code);
    }
    Objects.requireNonNull(subject, "subject");
  }
}
