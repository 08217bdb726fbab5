package org.certbureau.testing;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.certbureau.crypto.Der;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm3;

/** Requests as programs of the world write them. */
public final class OcspQuestions {
  /** How a request may call the issuer. */
  public enum Hash {
    SM3(GMObjectIdentifiers.sm3),
    SHA_1(OIWObjectIdentifiers.idSHA1),
    SHA_256(NISTObjectIdentifiers.id_sha256),
    SHA_512(NISTObjectIdentifiers.id_sha512);

    private final ASN1ObjectIdentifier oid;

    Hash(ASN1ObjectIdentifier oid) {
      this.oid = oid;
    }

    private DEROctetString of(byte[] content) {
      try {
        return new DEROctetString(
            this == SM3
                ? Sm3.digest(content)
                : MessageDigest.getInstance(name().replace('_', '-')).digest(content));
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError(e);
      }
    }
  }

  private OcspQuestions() {}

  public static CertID id(Hash hash, Sm2Certificate issuer, String serialHex) {
    return new CertID(
        new AlgorithmIdentifier(hash.oid),
        hash.of(Der.encode(issuer.subject())),
        hash.of(issuer.publicKey().point()),
        new ASN1Integer(new BigInteger(serialHex, 16)));
  }

  public static Extension nonce(int length) {
    byte[] octets = new byte[length];
    Arrays.fill(octets, (byte) 7);
    return new Extension(
        OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, Der.encode(new DEROctetString(octets)));
  }

  public static byte[] about(CertID... certificates) {
    return with(null, certificates);
  }

  public static byte[] with(Extension extension, CertID... certificates) {
    ASN1EncodableVector requests = new ASN1EncodableVector();
    for (CertID each : certificates) {
      requests.add(new Request(each, null));
    }
    return Der.encode(
        new OCSPRequest(
            new TBSRequest(
                null,
                new DERSequence(requests),
                extension == null ? (Extensions) null : new Extensions(extension)),
            null));
  }

  public static byte[] withPart(CertID certificate, Extension ofPart) {
    ASN1Encodable request = new Request(certificate, new Extensions(ofPart));
    return Der.encode(
        new OCSPRequest(new TBSRequest(null, new DERSequence(request), (Extensions) null), null));
  }
}
