package org.certbureau.bench;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.certbureau.ca.DistinguishedName;
import org.certbureau.ca.IdentifyCode;
import org.certbureau.ca.PrivateExtensions;
import org.certbureau.ca.serial.SerialNumbers;
import org.certbureau.ca.signing.Authority;
import org.certbureau.ca.signing.CertificateSpec;
import org.certbureau.ca.signing.CertificateType;
import org.certbureau.ca.signing.Doors;
import org.certbureau.crypto.EnvelopedKey;
import org.certbureau.crypto.Pkcs10;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.calendar.Validity;

/**
 * What the cryptography of one token costs on the bureau's side, with nothing around it: proof of
 * possession, two certificates, an encryption pair and its envelope. Drafts and signs by the very
 * code that the bureau signs by.
 */
final class CertificateFloor {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String POLICY = "2.5.29.32.0";

  private final Authority issuer;
  private final DistinguishedName holder = DistinguishedName.ofUnit("示例省", "示例市", "示例单位");
  private final Validity validity;

  /**
   * @param now when the certificates begin
   */
  CertificateFloor(Instant now) {
    Sm2KeyPair pair = Sm2Keys.generate(RANDOM);
    byte[] der = selfSigned(pair, now);
    this.issuer =
        new Authority(
            "FLOOR",
            Sm2Certificate.parse(der),
            pair.privateKey(),
            List.of(CertificateType.SIGNING, CertificateType.ENCRYPTION),
            new Doors("http://localhost", "http://localhost/ocsp"),
            IdentifyCode.Tagging.EXPLICIT);
    this.validity = Validity.ofYears(now, 1);
  }

  /** An authority's own certificate as DER. */
  static byte[] selfSigned(Sm2KeyPair pair, Instant now) {
    DistinguishedName name = new DistinguishedName("CN", null, null, "Floor", null, "Floor CA");
    return Authority.selfSigned(
        spec(name, pair.publicKey(), Validity.ofYears(now, 10), null), pair.privateKey());
  }

  /**
   * Does it once; safe for many threads.
   *
   * @param p10 a token's request
   * @return how many bytes came out
   */
  int makeOne(byte[] p10) {
    Pkcs10 request = Pkcs10.parse(p10);
    if (!request.provesPossession()) {
      throw new IllegalArgumentException("the request does not prove possession");
    }
    byte[] signing =
        issuer.certify(CertificateType.SIGNING, spec(holder, request.key(), validity, POLICY));
    Sm2KeyPair pair = Sm2Keys.generate(RANDOM);
    byte[] enveloped = EnvelopedKey.seal(pair, request.key());
    byte[] encryption =
        issuer.certify(
            CertificateType.ENCRYPTION, spec(holder, pair.publicKey(), validity, POLICY));
    return signing.length + enveloped.length + encryption.length;
  }

  private static CertificateSpec spec(
      DistinguishedName subject, Sm2PublicKey key, Validity validity, String policyOid) {
    return new CertificateSpec(
        new BigInteger(SerialNumbers.next(validity.notBefore()), 16),
        subject.toX500(),
        key,
        validity,
        policyOid,
        PrivateExtensions.NONE);
  }
}
