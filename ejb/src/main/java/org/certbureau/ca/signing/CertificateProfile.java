package org.certbureau.ca.signing;

import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.certbureau.ca.IdentifyCode;
import org.certbureau.crypto.Der;
import org.certbureau.crypto.Oids;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.crypto.Sm3;

/**
 * What every certificate of one type by one issuer has in common, checked once and never changed:
 * names, key usage, and where the revocation list and the issuer's certificate are found.
 */
final class CertificateProfile {
  /** Longer ones are not verified by GmSSL. */
  static final int MAX_DAYS = 3653;

  /** Leftmost 160 bits of a digest, as in RFC 7093, 2, with SM3. */
  private static final int KEY_IDENTIFIER_BYTES = 20;

  private final CertificateType type;
  private final X500Name issuer;
  private final Instant issuerEnds;
  private final Extension keyUsage;
  private final Extension extendedKeyUsage;
  private final Extension nocheck;
  private final Extension basicConstraints;
  private final Extension authorityKeyIdentifier;
  private final Extension crlDistributionPoints;
  private final Extension freshestCrl;
  private final Extension authorityInformationAccess;
  private final IdentifyCode.Tagging tagging;

  private CertificateProfile(
      CertificateType type,
      X500Name issuer,
      Instant issuerEnds,
      Extension authorityKeyIdentifier,
      Extension crlDistributionPoints,
      Extension freshestCrl,
      Extension authorityInformationAccess,
      IdentifyCode.Tagging tagging) {
    this.type = type;
    this.issuer = issuer;
    this.issuerEnds = issuerEnds;
    this.keyUsage = extension(Extension.keyUsage, true, new KeyUsage(type.keyUsage()));
    this.extendedKeyUsage = extendedKeyUsage(type);
    this.nocheck = nocheck(type);
    this.basicConstraints = basicConstraints(type);
    this.authorityKeyIdentifier = authorityKeyIdentifier;
    this.crlDistributionPoints = crlDistributionPoints;
    this.freshestCrl = freshestCrl;
    this.authorityInformationAccess = authorityInformationAccess;
    this.tagging = tagging;
  }

  /** A root names no doors and no authority but itself. */
  static CertificateProfile ofRoot(X500Name name) {
    return new CertificateProfile(
        CertificateType.ROOT,
        name,
        Instant.MAX,
        null,
        null,
        null,
        null,
        IdentifyCode.Tagging.EXPLICIT);
  }

  /**
   * @param issuerCode of the authority that signs
   * @throws IllegalArgumentException where that certificate is no authority's
   */
  static CertificateProfile of(
      CertificateType type,
      String issuerCode,
      Sm2Certificate issuer,
      Doors doors,
      IdentifyCode.Tagging tagging) {
    if (type == CertificateType.ROOT || !issuer.isFor(KeyUsage.keyCertSign | KeyUsage.cRLSign)) {
      throw new IllegalArgumentException(issuer.subject() + " issues no " + type + " certificates");
    }
    return new CertificateProfile(
        type,
        issuer.subject(),
        issuer.notAfter(),
        extension(
            Extension.authorityKeyIdentifier,
            false,
            new AuthorityKeyIdentifier(issuer.keyIdentifier())),
        type == CertificateType.RESPONDER
            ? null
            : extension(Extension.cRLDistributionPoints, false, crlAt(doors.crl(issuerCode))),
        type == CertificateType.RESPONDER ? null : freshestCrl(issuerCode, doors),
        extension(Extension.authorityInfoAccess, false, access(type, issuerCode, doors)),
        Objects.requireNonNull(tagging));
  }

  /**
   * The part that is to be signed, as DER. Sign these bytes and no others, once they are linted.
   */
  byte[] draft(CertificateSpec spec) {
    V3TBSCertificateGenerator tbs = new V3TBSCertificateGenerator();
    tbs.setSerialNumber(new ASN1Integer(spec.serial()));
    tbs.setSignature(Oids.SM3_WITH_SM2);
    tbs.setIssuer(issuer);
    tbs.setStartDate(new Time(Date.from(spec.validity().notBefore())));
    tbs.setEndDate(new Time(Date.from(spec.validity().notAfter())));
    tbs.setSubject(spec.subject());
    tbs.setSubjectPublicKeyInfo(spec.key().info());
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    add(extensions, authorityKeyIdentifier);
    add(extensions, subjectKeyIdentifier(spec.key()));
    add(extensions, keyUsage);
    add(extensions, extendedKeyUsage);
    add(extensions, nocheck);
    add(extensions, policies(spec.policyOid()));
    add(extensions, basicConstraints);
    add(extensions, crlDistributionPoints);
    add(extensions, freshestCrl);
    add(extensions, authorityInformationAccess);
    add(extensions, subjectAltName(spec.email()));
    spec.privateExtensions().addTo(extensions, tagging);
    tbs.setExtensions(extensions.generate());
    return Der.encode(tbs.generateTBSCertificate());
  }

  CertificateType type() {
    return type;
  }

  X500Name issuer() {
    return issuer;
  }

  /** No certificate outlives the one that vouches for it. */
  Instant issuerEnds() {
    return issuerEnds;
  }

  Extension keyUsage() {
    return keyUsage;
  }

  /** Null but for a responder: it may do nothing else, hence critical (RFC 5280, 4.2.1.12). */
  Extension extendedKeyUsage() {
    return extendedKeyUsage;
  }

  /** Null but for a responder: nobody need ask what became of who says what became of others. */
  Extension nocheck() {
    return nocheck;
  }

  /** Null for end entities: GmSSL refuses the empty SEQUENCE that "no authority" would be. */
  Extension basicConstraints() {
    return basicConstraints;
  }

  /** Null for a root. */
  Extension authorityKeyIdentifier() {
    return authorityKeyIdentifier;
  }

  /** Null for a root, and for a responder, which nobody checks. */
  Extension crlDistributionPoints() {
    return crlDistributionPoints;
  }

  /** Null where there is no list to look at. */
  Extension freshestCrl() {
    return freshestCrl;
  }

  /** Null for a root. */
  Extension authorityInformationAccess() {
    return authorityInformationAccess;
  }

  /** Where what has changed since an issuer's list is found; for certificates and lists alike. */
  static Extension freshestCrl(String issuerCode, Doors doors) {
    return extension(Extension.freshestCRL, false, crlAt(doors.delta(issuerCode)));
  }

  static Extension subjectKeyIdentifier(Sm2PublicKey key) {
    byte[] digest = Sm3.digest(key.point());
    return extension(
        Extension.subjectKeyIdentifier,
        false,
        new DEROctetString(Arrays.copyOf(digest, KEY_IDENTIFIER_BYTES)));
  }

  /** Null where there is no policy to name. */
  static Extension policies(String policyOid) {
    return policyOid == null
        ? null
        : extension(
            Extension.certificatePolicies,
            false,
            new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(policyOid))));
  }

  /** Null where it names no mailbox: there is no empty list of names (RFC 5280, 4.2.1.6). */
  static Extension subjectAltName(String email) {
    return email == null
        ? null
        : extension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(new GeneralName(GeneralName.rfc822Name, email)));
  }

  private static Extension basicConstraints(CertificateType type) {
    return switch (type) {
      case ROOT -> extension(Extension.basicConstraints, true, new BasicConstraints(true));
      case ISSUING -> extension(Extension.basicConstraints, true, new BasicConstraints(0));
      case SIGNING, ENCRYPTION, RESPONDER -> null;
    };
  }

  private static Extension extendedKeyUsage(CertificateType type) {
    return type == CertificateType.RESPONDER
        ? extension(
            Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning))
        : null;
  }

  private static Extension nocheck(CertificateType type) {
    return type == CertificateType.RESPONDER
        ? extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE)
        : null;
  }

  /** Where the issuer's own certificate is, and who tells what became of this one. */
  private static AuthorityInformationAccess access(
      CertificateType type, String issuerCode, Doors doors) {
    AccessDescription issuers =
        new AccessDescription(
            AccessDescription.id_ad_caIssuers, uri(doors.certificate(issuerCode)));
    return new AuthorityInformationAccess(
        type == CertificateType.RESPONDER
            ? new AccessDescription[] {issuers}
            : new AccessDescription[] {
              new AccessDescription(AccessDescription.id_ad_ocsp, uri(doors.ocsp())), issuers
            });
  }

  private static CRLDistPoint crlAt(String url) {
    DistributionPointName name = new DistributionPointName(new GeneralNames(uri(url)));
    return new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(name, null, null)});
  }

  private static GeneralName uri(String url) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, url);
  }

  private static Extension extension(
      ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
    return new Extension(oid, critical, Der.encode(value));
  }

  private static void add(ExtensionsGenerator extensions, Extension extension) {
    if (extension != null) {
      extensions.addExtension(extension);
    }
  }
}
