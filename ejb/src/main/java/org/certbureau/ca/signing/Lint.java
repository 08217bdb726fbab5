package org.certbureau.ca.signing;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.certbureau.ca.PrivateExtensions;
import org.certbureau.crypto.Der;
import org.certbureau.crypto.Oids;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.calendar.China;

/**
 * What must hold of every draft before it is signed. The checks read the very bytes that are to be
 * signed and know nothing of how they were made.
 */
enum Lint {
  VERSION("RFC 5280, 4.1.2.1", draft -> expect("version", 3, draft.tbs().getVersionNumber())),
  SERIAL("RFC 5280, 4.1.2.2; CA/B BR, 7.1", Lint::serial),
  SIGNATURE_ALGORITHM(
      "GM/T 0015", draft -> expect("algorithm", Oids.SM3_WITH_SM2, draft.tbs().getSignature())),
  ISSUER(
      "RFC 5280, 4.1.2.4",
      draft -> expectBytes("issuer", draft.profile().issuer(), draft.tbs().getIssuer())),
  SUBJECT(
      "RFC 5280, 4.1.2.6",
      draft -> expectBytes("subject", draft.spec().subject(), draft.tbs().getSubject())),
  NAME_ENCODING("GB/T 20518", Lint::nameEncoding),
  VALIDITY("RFC 5280, 4.1.2.5", Lint::validity),
  WITHIN_ISSUER("RFC 5280, 6.1.3", Lint::withinIssuer),
  KEY(
      "RFC 5280, 4.1.2.7",
      draft ->
          expectBytes("key", draft.spec().key().info(), draft.tbs().getSubjectPublicKeyInfo())),
  KEY_USAGE("GM/T 0015", draft -> extension(draft, Extension.keyUsage, draft.profile().keyUsage())),
  EXTENDED_KEY_USAGE(
      "RFC 6960, 4.2.2.2",
      draft -> extension(draft, Extension.extendedKeyUsage, draft.profile().extendedKeyUsage())),
  NOCHECK(
      "RFC 6960, 4.2.2.2.1",
      draft ->
          extension(draft, OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, draft.profile().nocheck())),
  BASIC_CONSTRAINTS(
      "RFC 5280, 4.2.1.9",
      draft -> extension(draft, Extension.basicConstraints, draft.profile().basicConstraints())),
  SUBJECT_KEY_IDENTIFIER(
      "RFC 5280, 4.2.1.2",
      draft ->
          extension(
              draft,
              Extension.subjectKeyIdentifier,
              CertificateProfile.subjectKeyIdentifier(draft.spec().key()))),
  AUTHORITY_KEY_IDENTIFIER(
      "RFC 5280, 4.2.1.1",
      draft ->
          extension(
              draft, Extension.authorityKeyIdentifier, draft.profile().authorityKeyIdentifier())),
  CRL_DISTRIBUTION_POINTS(
      "RFC 5280, 4.2.1.13",
      draft ->
          extension(
              draft, Extension.cRLDistributionPoints, draft.profile().crlDistributionPoints())),
  FRESHEST_CRL(
      "RFC 5280, 4.2.1.15",
      draft -> extension(draft, Extension.freshestCRL, draft.profile().freshestCrl())),
  AUTHORITY_INFORMATION_ACCESS(
      "RFC 5280, 4.2.2.1",
      draft ->
          extension(
              draft, Extension.authorityInfoAccess, draft.profile().authorityInformationAccess())),
  POLICIES(
      "RFC 5280, 4.2.1.4",
      draft ->
          extension(
              draft,
              Extension.certificatePolicies,
              CertificateProfile.policies(draft.spec().policyOid()))),
  SUBJECT_ALTERNATIVE_NAME(
      "RFC 5280, 4.2.1.6",
      draft ->
          extension(
              draft,
              Extension.subjectAlternativeName,
              CertificateProfile.subjectAltName(draft.spec().email()))),
  PRIVATE_EXTENSIONS("GB/T 20518", Lint::privateExtensions),
  NOTHING_ELSE("GM/T 0015", Lint::nothingElse);

  /** RFC 5280 allows 20; fewer than 8 cannot hold 64 bits of entropy. */
  private static final int MAX_SERIAL_BYTES = 20;

  private static final int MIN_SERIAL_BYTES = 8;

  private static final Set<ASN1ObjectIdentifier> KNOWN_EXTENSIONS =
      Set.copyOf(
          Stream.concat(
                  Stream.of(
                      Extension.keyUsage,
                      Extension.extendedKeyUsage,
                      OCSPObjectIdentifiers.id_pkix_ocsp_nocheck,
                      Extension.basicConstraints,
                      Extension.subjectKeyIdentifier,
                      Extension.authorityKeyIdentifier,
                      Extension.cRLDistributionPoints,
                      Extension.freshestCRL,
                      Extension.authorityInfoAccess,
                      Extension.certificatePolicies,
                      Extension.subjectAlternativeName),
                  PrivateExtensions.ALL.stream())
              .toList());

  private final String clause;
  private final Function<Draft, String> check;

  Lint(String clause, Function<Draft, String> check) {
    this.clause = clause;
    this.check = check;
  }

  private record Draft(TBSCertificate tbs, CertificateProfile profile, CertificateSpec spec) {}

  /** What one check found: expected and found, with the clause that says so. */
  record Finding(Lint lint, String text) {
    private Problem problem(CertificateProfile profile, CertificateSpec spec) {
      return lint == WITHIN_ISSUER
          ? Problem.of(
              "ca.outlives-issuer",
              "validity",
              spec.validity().lastDay().toString(),
              LocalDate.ofInstant(profile.issuerEnds(), China.ZONE).toString())
          : Problem.of(
              "ca.lint",
              lint == VALIDITY ? "validity" : null,
              "%s: %s (%s)".formatted(lint, text, lint.clause));
    }
  }

  /** The same for whoever asked for it. */
  static List<Problem> problems(byte[] tbs, CertificateProfile profile, CertificateSpec spec) {
    return findings(tbs, profile, spec).stream()
        .map(finding -> finding.problem(profile, spec))
        .toList();
  }

  /**
   * @param tbs the bytes that are to be signed
   * @return what is wrong with them; empty where they conform
   */
  static List<Finding> findings(byte[] tbs, CertificateProfile profile, CertificateSpec spec) {
    Draft draft =
        Der.read(
            "a draft certificate", () -> new Draft(TBSCertificate.getInstance(tbs), profile, spec));
    List<Finding> findings = new ArrayList<>();
    for (Lint lint : values()) {
      String text = lint.check.apply(draft);
      if (text != null) {
        findings.add(new Finding(lint, text));
      }
    }
    return findings;
  }

  private static String serial(Draft draft) {
    BigInteger serial = draft.tbs().getSerialNumber().getValue();
    int octets = serial.toByteArray().length;
    if (serial.signum() <= 0 || octets > MAX_SERIAL_BYTES || octets < MIN_SERIAL_BYTES) {
      return "a serial is positive and has 8 to 20 octets, this one is " + serial.toString(16);
    }
    return expect("serial", draft.spec().serial(), serial);
  }

  private static String nameEncoding(Draft draft) {
    X500Name name = draft.tbs().getSubject();
    boolean named = false;
    for (RDN rdn : name.getRDNs()) {
      ASN1ObjectIdentifier type = rdn.getFirst().getType();
      ASN1Encodable value = rdn.getFirst().getValue();
      boolean wellTyped =
          BCStyle.C.equals(type)
              ? value instanceof ASN1PrintableString
              : value instanceof ASN1UTF8String;
      if (rdn.isMultiValued() || !wellTyped) {
        return "attribute " + type + " is a " + value.getClass().getSimpleName();
      }
      named |= BCStyle.CN.equals(type);
    }
    return named ? null : "the subject has no common name";
  }

  private static String validity(Draft draft) {
    Instant from = draft.tbs().getStartDate().getDate().toInstant();
    Instant to = draft.tbs().getEndDate().getDate().toInstant();
    if (Duration.between(from, to).toDays() > CertificateProfile.MAX_DAYS) {
      return "valid for more than %d days".formatted(CertificateProfile.MAX_DAYS);
    }
    String start = expect("notBefore", draft.spec().validity().notBefore(), from);
    return start != null ? start : expect("notAfter", draft.spec().validity().notAfter(), to);
  }

  /** Past the end of its issuer no path would lead to it. */
  private static String withinIssuer(Draft draft) {
    Instant to = draft.tbs().getEndDate().getDate().toInstant();
    return to.isAfter(draft.profile().issuerEnds())
        ? "ends at %s, after its issuer at %s".formatted(to, draft.profile().issuerEnds())
        : null;
  }

  private static String extension(Draft draft, ASN1ObjectIdentifier oid, Extension expected) {
    Extension found = extensions(draft).getExtension(oid);
    return expected == null && found == null || expected != null && expected.equals(found)
        ? null
        : "expected %s, found %s".formatted(text(expected), text(found));
  }

  private static String privateExtensions(Draft draft) {
    for (ASN1ObjectIdentifier oid : extensions(draft).getCriticalExtensionOIDs()) {
      if (PrivateExtensions.ALL.contains(oid)) {
        return oid + " is critical";
      }
    }
    boolean asAsked =
        PrivateExtensions.of(extensions(draft)).equals(draft.spec().privateExtensions());
    // the values are personal data: not into the text
    return asAsked ? null : "other values than asked for";
  }

  private static String nothingElse(Draft draft) {
    Set<ASN1ObjectIdentifier> unknown =
        new LinkedHashSet<>(Arrays.asList(extensions(draft).getExtensionOIDs()));
    unknown.removeAll(KNOWN_EXTENSIONS);
    return unknown.isEmpty() ? null : "unexpected extensions " + unknown;
  }

  private static Extensions extensions(Draft draft) {
    return draft.tbs().getExtensions();
  }

  private static String expect(String what, Object expected, Object found) {
    return expected.equals(found)
        ? null
        : "%s should be %s, is %s".formatted(what, expected, found);
  }

  /** Names and keys must be the same bytes, not merely equal by some rule of comparison. */
  private static String expectBytes(String what, ASN1Encodable expected, ASN1Encodable found) {
    return Arrays.equals(Der.encode(expected), Der.encode(found))
        ? null
        : "%s should be %s, is %s".formatted(what, expected, found);
  }

  private static String text(Extension extension) {
    return extension == null
        ? "none"
        : (extension.isCritical() ? "critical " : "") + extension.getExtnValue();
  }
}
