package org.certbureau.ca;

import java.util.Objects;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.calendar.Validity;

/**
 * What is to be certified. The registration authority has examined all of it, and has had the
 * possession of a signing key proved.
 *
 * @param issuer code of the issuing authority, as the region's policy names it
 * @param policyOid the certificate policy it is issued under, dotted
 * @param region whose auditors may read the entries about it; null for the whole house
 * @param reference what it is for, such as case number and job; at most 100 characters, no personal
 *     data
 */
public record CertificateRequest(
    String issuer,
    Profile profile,
    DistinguishedName subject,
    Sm2PublicKey key,
    Validity validity,
    PrivateExtensions privateExtensions,
    String policyOid,
    RegionCode region,
    String reference) {
  public CertificateRequest {
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(validity, "validity");
    if (ASN1ObjectIdentifier.tryFromID(policyOid) == null) {
      throw new IllegalArgumentException("a policy OID has numbers and dots, got " + policyOid);
    }
    if (reference.length() > 100) {
      throw new IllegalArgumentException("a reference has at most 100 characters: " + reference);
    }
    privateExtensions = privateExtensions == null ? PrivateExtensions.NONE : privateExtensions;
  }
}
