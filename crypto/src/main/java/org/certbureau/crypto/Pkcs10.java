package org.certbureau.crypto;

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
    CertificationRequestInfo info =
        new CertificationRequestInfo(subject, key.publicKey().info(), new DERSet());
    byte[] signature = Sm2Signatures.sign(key, Der.encode(info));
    return new Pkcs10(
        new CertificationRequest(info, Oids.SM3_WITH_SM2, new DERBitString(signature)));
  }

  /**
   * Reads a request; whether its signature holds is {@link #provesPossession}'s answer.
   *
   * @throws CryptoFailure where it is no request, or not one for an SM2 key
   */
  public static Pkcs10 parse(byte[] der) {
    return Der.read("a PKCS#10 request", () -> new Pkcs10(CertificationRequest.getInstance(der)));
  }

  /** Whether the request is signed by the private half of the key it asks for. */
  public boolean provesPossession() {
    return Oids.SM3_WITH_SM2.getAlgorithm().equals(request.getSignatureAlgorithm().getAlgorithm())
        && Sm2Signatures.verify(
            key,
            Der.encode(request.getCertificationRequestInfo()),
            request.getSignature().getOctets());
  }

  public Sm2PublicKey key() {
    return key;
  }

  public X500Name subject() {
    return request.getCertificationRequestInfo().getSubject();
  }

  /** The request as DER. */
  public byte[] der() {
    return Der.encode(request);
  }
}
