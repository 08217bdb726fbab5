package org.certbureau.crypto;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** A certificate for an SM2 key (GB/T 20518), as read from its DER. */
public final class Sm2Certificate {
  private final byte[] der;
  private final byte[] signedPart;
  private final Certificate certificate;
  private final Sm2PublicKey publicKey;

  private Sm2Certificate(byte[] der) {
    this.der = der.clone();
    ASN1Sequence fields = ASN1Sequence.getInstance(this.der);
    this.signedPart = Der.encode(fields.getObjectAt(0));
    this.certificate = Certificate.getInstance(fields);
    this.publicKey = Sm2PublicKey.of(certificate.getSubjectPublicKeyInfo());
  }

  /**
   * @throws CryptoFailure where that is no certificate, or not one for an SM2 key
   */
  public static Sm2Certificate parse(byte[] der) {
    return Der.read("a certificate", () -> new Sm2Certificate(der));
  }

  public byte[] der() {
    return der.clone();
  }

  public Sm2PublicKey publicKey() {
    return publicKey;
  }

  public BigInteger serial() {
    return certificate.getSerialNumber().getValue();
  }

  /** The serial's octets in upper-case hex. */
  public String serialHex() {
    return HexFormat.of().withUpperCase().formatHex(serial().toByteArray());
  }

  public X500Name subject() {
    return certificate.getSubject();
  }

  /** What the subject is called; empty where it has no such name. */
  public Optional<String> commonName() {
    return Stream.of(subject().getRDNs(BCStyle.CN))
        .map(name -> IETFUtils.valueToString(name.getFirst().getValue()))
        .findFirst();
  }

  public X500Name issuer() {
    return certificate.getIssuer();
  }

  public Instant notBefore() {
    return certificate.getStartDate().getDate().toInstant();
  }

  /** The last second in which the certificate is valid. */
  public Instant notAfter() {
    return certificate.getEndDate().getDate().toInstant();
  }

  /** Whether all of the given bits of {@link KeyUsage} are set. */
  public boolean isFor(int usages) {
    Extensions extensions = certificate.getTBSCertificate().getExtensions();
    KeyUsage usage = extensions == null ? null : KeyUsage.fromExtensions(extensions);
    return usage != null && usage.hasUsages(usages);
  }

  public Extensions extensions() {
    return certificate.getTBSCertificate().getExtensions();
  }

  /** The name of its key, which an authority gives and what it has signed refers to. */
  public byte[] keyIdentifier() {
    return SubjectKeyIdentifier.fromExtensions(extensions()).getKeyIdentifier();
  }

  /** Whether the signature holds under that key; says nothing of validity or revocation. */
  public boolean isSignedBy(Sm2PublicKey issuerKey) {
    return Oids.SM3_WITH_SM2
            .getAlgorithm()
            .equals(certificate.getSignatureAlgorithm().getAlgorithm())
        && Sm2Signatures.verify(issuerKey, signedPart, certificate.getSignature().getOctets());
  }
}
