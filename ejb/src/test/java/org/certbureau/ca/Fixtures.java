package org.certbureau.ca;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.Validity;

/** A root, an issuing authority under it, and what one asks of them; all of it fictional. */
final class Fixtures {
  static final Instant NOW = Instant.parse("2026-11-22T02:03:04Z");
  static final Doors DOORS = new Doors("http://pki.example.org");
  static final String POLICY_OID = "1.2.156.99999.430100.1";
  static final RegionCode CHANGSHA = RegionCode.of("430100");
  static final DistinguishedName UNIT = DistinguishedName.ofUnit("湖南省", "长沙市", "长沙星沙示例科技有限公司");

  private static final SecureRandom RANDOM = new SecureRandom();

  private Fixtures() {}

  record House(Authority root, Authority issuing) {}

  static Sm2KeyPair pair() {
    return Sm2Keys.generate(RANDOM);
  }

  static House house() {
    return house(IdentifyCode.Tagging.EXPLICIT);
  }

  static House house(IdentifyCode.Tagging tagging) {
    Sm2KeyPair rootKey = pair();
    DistinguishedName rootName =
        new DistinguishedName("CN", null, null, "示例局", null, "Example Root");
    CertificateSpec rootSpec =
        new CertificateSpec(
            serial(),
            rootName.toX500(),
            rootKey.publicKey(),
            Validity.ofYears(NOW, 10),
            null,
            PrivateExtensions.NONE);
    Sm2Certificate rootCertificate =
        Sm2Certificate.parse(
            Authority.certify(
                CertificateProfile.ofRoot(rootSpec.subject()), rootSpec, rootKey.privateKey()));
    Authority root =
        new Authority(
            "root",
            rootCertificate,
            rootKey.privateKey(),
            List.of(CertificateType.ISSUING),
            DOORS,
            tagging);
    Sm2KeyPair issuingKey = pair();
    CertificateSpec issuingSpec =
        new CertificateSpec(
            serial(),
            new DistinguishedName("CN", null, null, "示例局", null, "Example CA").toX500(),
            issuingKey.publicKey(),
            Validity.ofYears(NOW, 10),
            "2.5.29.32.0",
            PrivateExtensions.NONE);
    Authority issuing =
        new Authority(
            "DFCA",
            Sm2Certificate.parse(root.certify(CertificateType.ISSUING, issuingSpec)),
            issuingKey.privateKey(),
            List.of(CertificateType.SIGNING, CertificateType.ENCRYPTION),
            DOORS,
            tagging);
    return new House(root, issuing);
  }

  static CertificateRequest request(Profile profile, Sm2PublicKey key) {
    return request(profile, key, PrivateExtensions.NONE);
  }

  static CertificateRequest request(
      Profile profile, Sm2PublicKey key, PrivateExtensions extensions) {
    return new CertificateRequest(
        "DFCA",
        profile,
        UNIT,
        key,
        Validity.ofYears(NOW, 1),
        extensions,
        POLICY_OID,
        CHANGSHA,
        "CS-20261122-000318/1");
  }

  static CertificateSpec spec(CertificateRequest request) {
    return CertificateSpec.of(new ReservedSerial(SerialNumbers.next(NOW), request));
  }

  static BigInteger serial() {
    return new BigInteger(SerialNumbers.next(NOW), 16);
  }
}
