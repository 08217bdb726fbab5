package org.certbureau.ca;

/**
 * A serial that is taken, and what for.
 *
 * @param serialHex its octets in upper-case hex
 */
public record ReservedSerial(String serialHex, CertificateRequest request) {
  public String issuer() {
    return request.issuer();
  }
}
