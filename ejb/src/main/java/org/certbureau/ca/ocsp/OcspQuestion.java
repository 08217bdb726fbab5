package org.certbureau.ca.ocsp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.certbureau.crypto.CryptoFailure;
import org.certbureau.crypto.Der;

/**
 * What somebody wants to know. A signature on it is not looked at: what is answered is open to
 * everybody.
 *
 * @param certificates at least one
 * @param nonce null where there is none
 */
record OcspQuestion(List<CertID> certificates, Extension nonce) {
  /** As many as a checker of one chain never has; each is a look-up. */
  static final int MOST_CERTIFICATES = 100;

  /** RFC 9654, 2.1; until RFC 8954 was replaced it was 32. */
  static final int LONGEST_NONCE = 128;

  private static final ASN1ObjectIdentifier NONCE = OCSPObjectIdentifiers.id_pkix_ocsp_nonce;

  /**
   * @throws CryptoFailure where it is no request, or one that RFC 6960 or RFC 9654 has refused
   */
  static OcspQuestion read(byte[] der) {
    return Der.read("an OCSP request", () -> parse(der));
  }

  private static OcspQuestion parse(byte[] der) {
    TBSRequest asked;
    try {
      asked = OCSPRequest.getInstance(ASN1Primitive.fromByteArray(der)).getTbsRequest();
    } catch (IOException e) {
      throw new CryptoFailure("not an OCSP request", e);
    }
    ASN1Sequence requests = asked.getRequestList();
    require(asked.getVersion().hasValue(0), "a version other than v1");
    require(requests.size() > 0 && requests.size() <= MOST_CERTIFICATES, "none, or too many");
    requireKnown(asked.getRequestExtensions());
    List<CertID> certificates = new ArrayList<>(requests.size());
    for (int i = 0; i < requests.size(); i++) {
      Request one = Request.getInstance(requests.getObjectAt(i));
      requireKnown(one.getSingleRequestExtensions());
      certificates.add(whole(one.getReqCert()));
    }
    return new OcspQuestion(List.copyOf(certificates), nonce(asked.getRequestExtensions()));
  }

  /** The parser looks at some parts only when they are asked for. */
  private static CertID whole(CertID asked) {
    require(asked.getHashAlgorithm().getAlgorithm() != null, "no algorithm");
    require(asked.getSerialNumber().getValue() != null, "no serial");
    return asked;
  }

  private static Extension nonce(Extensions extensions) {
    Extension nonce = extensions == null ? null : extensions.getExtension(NONCE);
    if (nonce != null) {
      int length = ASN1OctetString.getInstance(nonce.getParsedValue()).getOctetsLength();
      require(length > 0 && length <= LONGEST_NONCE, "a nonce of " + length + " octets");
    }
    return nonce;
  }

  /** RFC 6960, 4.4: what is not understood is ignored, unless it says that it must not be. */
  private static void requireKnown(Extensions extensions) {
    if (extensions != null) {
      for (ASN1ObjectIdentifier critical : extensions.getCriticalExtensionOIDs()) {
        require(NONCE.equals(critical), "the extension " + critical);
      }
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new CryptoFailure("an OCSP request with " + otherwise);
    }
  }
}
