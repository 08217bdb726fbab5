package org.certbureau.ca.ocsp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.ContentSigner;
import org.certbureau.ca.RevocationReason;
import org.certbureau.crypto.DigestSigner;
import org.certbureau.crypto.Oids;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm2Signatures;

/** A responder with its key open: writes and signs responses. Safe for many threads. */
final class Answering {
  /** One certificate and what became of it. */
  record Told(CertID certificate, CertificateStatus status) {}

  private final String id;
  private final Sm2Certificate certificate;
  private final DigestSigner signer;
  private final RespID name;
  private final X509CertificateHolder[] shown;

  Answering(String id, Sm2Certificate certificate, DigestSigner signer) {
    this.id = id;
    this.certificate = certificate;
    this.signer = signer;
    this.name = new RespID(new ResponderID(new DEROctetString(keyHash(certificate))));
    try {
      this.shown = new X509CertificateHolder[] {new X509CertificateHolder(certificate.der())};
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String id() {
    return id;
  }

  Instant notAfter() {
    return certificate.notAfter();
  }

  /**
   * @param nonce goes back as it came; null where there was none
   * @return OCSPResponse, signed
   */
  byte[] answer(List<Told> told, Extension nonce, Instant thisUpdate, Instant nextUpdate) {
    Date from = Date.from(thisUpdate);
    Date until = Date.from(nextUpdate);
    BasicOCSPRespBuilder basic = new BasicOCSPRespBuilder(name);
    for (Told one : told) {
      basic.addResponse(
          new CertificateID(one.certificate()), status(one.status()), from, until, null);
    }
    if (nonce != null) {
      basic.setResponseExtensions(new Extensions(nonce));
    }
    try {
      return new OCSPRespBuilder()
          .build(OCSPRespBuilder.SUCCESSFUL, basic.build(new Signature(signer), shown, from))
          .getEncoded();
    } catch (OCSPException e) {
      throw new IllegalStateException("an OCSP response could not be written", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static org.bouncycastle.cert.ocsp.CertificateStatus status(CertificateStatus status) {
    return switch (status.state()) {
      case GOOD -> org.bouncycastle.cert.ocsp.CertificateStatus.GOOD;
      case UNKNOWN -> new UnknownStatus();
      case REVOKED -> {
        ASN1GeneralizedTime since = new ASN1GeneralizedTime(Date.from(status.since()));
        // as on the lists: no reason rather than "unspecified"
        yield new RevokedStatus(
            status.reason() == RevocationReason.UNSPECIFIED
                ? new RevokedInfo(since)
                : new RevokedInfo(since, CRLReason.lookup(status.reason().code())));
      }
    };
  }

  /** RFC 6960, 4.2.1: by SHA-1, whatever else is hashed by. */
  private static byte[] keyHash(Sm2Certificate certificate) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(certificate.publicKey().point());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Our signatures in the place of the library's, which would initialise a signer each time. */
  private static final class Signature implements ContentSigner {
    private final DigestSigner signer;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream(512);

    Signature(DigestSigner signer) {
      this.signer = signer;
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
      return Oids.SM3_WITH_SM2;
    }

    @Override
    public OutputStream getOutputStream() {
      return content;
    }

    @Override
    public byte[] getSignature() {
      return Sm2Signatures.sign(signer, content.toByteArray());
    }
  }
}
