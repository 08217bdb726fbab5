package org.certbureau.ca;

import org.certbureau.kernel.calendar.Validity;

/**
 * A signed certificate.
 *
 * @param serialHex its serial's octets in upper-case hex
 * @param der the certificate
 * @param validity as it stands in the certificate
 */
public record IssuedCertificate(
    String issuer, String serialHex, Profile profile, Validity validity, byte[] der) {}
