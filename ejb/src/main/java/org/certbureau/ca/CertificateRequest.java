package org.certbureau.ca;

import java.util.Objects;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.kernel.calendar.Validity;

/**
 * What is to be certified. The registration authority has examined all of it, and has had the
 * possession of a signing key proved.
 *
 * @param issuer code of the issuing authority, as the region's policy names it
 * @param email the mailbox that stands in the certificate as rfc822Name; null for none
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
    String email,
    String policyOid,
    RegionCode region,
    String reference) {
  private static final String CLAUSE = "RFC-5280";
  private static final String CITATION =
      "Rfc822Name is of the form \"Local-part@Domain\" … type IA5String (4.2.1.6)";

  /** What IA5String has room for, but for blanks and controls. */
  private static final Pattern MAILBOX = Pattern.compile("[!-~&&[^@]]{1,64}@[!-~&&[^@]]{1,255}");

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
    requireMailbox(email);
    privateExtensions = privateExtensions == null ? PrivateExtensions.NONE : privateExtensions;
  }

  /**
   * @param email null for none
   * @throws RuleViolation {@code ca.rfc822-name} for what has no place in a certificate: characters
   *     beyond ASCII above all
   */
  public static void requireMailbox(String email) {
    if (email != null && !MAILBOX.matcher(email).matches()) {
      throw new RuleViolation(Problem.of("ca.rfc822-name", "email").by(CLAUSE, CITATION));
    }
  }
}
