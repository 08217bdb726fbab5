package org.certbureau.crypto;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * A certification request (PKCS#10, GM/T 0092): how a token shows that it holds the private key.
 * The subject it carries is the token's wish; the bureau certifies the holder it has examined.
 */
public final class Pkcs10 {
  private final CertificationRequest request;
  private final Sm2PublicKey key;

  private Pkcs10(CertificationRequest request) {
    this.request = request;
    this.key = Sm2PublicKey.of(request.getCertificationRequestInfo().getSubjectPublicKeyInfo());
  }

  /**
   * @param subject a distinguished name as RFC 4514 writes it, e.g. {@code CN=KEY00000001}
   */
  public static Pkcs10 create(String subject, DigestSigner key) {
    return create(new X500Name(subject), key);
  }

  public static Pkcs10 create(X500Name subject, DigestSigner key) {
    try {
      CertificationRequestInfo info =
          new CertificationRequestInfo(subject, key.publicKey().info(), new DERSet());
      byte[] signature = Sm2Signatures.sign(key, info.getEncoded(ASN1Encoding.DER));
      return new Pkcs10(
          new CertificationRequest(info, Oids.SM3_WITH_SM2, new DERBitString(signature)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads a request; whether its signature holds is {@link #provesPossession}'s answer.
   *
   * @throws CryptoFailure where it is no request, or not one for an SM2 key
   */
  public static Pkcs10 parse(byte[] der) {
    try {
      return new Pkcs10(CertificationRequest.getInstance(der));
    } catch (IllegalArgumentException e) {
      throw new CryptoFailure("not a PKCS#10 request", e);
    }
  }

  /** Whether the request is signed by the private half of the key it asks for. */
  public boolean provesPossession() {
    try {
      return Oids.SM3_WITH_SM2.getAlgorithm().equals(request.getSignatureAlgorithm().getAlgorithm())
          && Sm2Signatures.verify(
              key,
              request.getCertificationRequestInfo().getEncoded(ASN1Encoding.DER),
              request.getSignature().getOctets());
    } catch (IOException e) {
      throw new CryptoFailure("not a PKCS#10 request", e);
    }
  }

  public Sm2PublicKey key() {
    return key;
  }

  public X500Name subject() {
    return request.getCertificationRequestInfo().getSubject();
  }

  /** The request as DER. */
  public byte[] der() {
    try {
      return request.getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
