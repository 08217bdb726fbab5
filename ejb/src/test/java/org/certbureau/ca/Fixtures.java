package org.certbureau.ca;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.certbureau.ca.serial.SerialNumbers;
import org.certbureau.ca.signing.Authority;
import org.certbureau.ca.signing.CertificateSpec;
import org.certbureau.ca.signing.CertificateType;
import org.certbureau.ca.signing.Doors;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.calendar.Validity;

/** A root, an issuing authority under it, and what one asks of them; all of it fictional. */
public final class Fixtures {
  public static final Instant NOW = Instant.parse("2026-11-22T02:03:04Z");
  public static final String PUBLIC_URL = "http://pki.example.org";
  public static final Doors DOORS = new Doors(PUBLIC_URL, "http://ocsp.example.org");
  public static final String POLICY_OID = "1.2.156.99999.430100.1";
  public static final RegionCode CHANGSHA = RegionCode.of("430100");
  public static final DistinguishedName UNIT =
      DistinguishedName.ofUnit("湖南省", "长沙市", "长沙星沙示例科技有限公司");

  private static final SecureRandom RANDOM = new SecureRandom();

  private Fixtures() {}

  public record House(Authority root, Authority issuing) {}

  public static Sm2KeyPair pair() {
    return Sm2Keys.generate(RANDOM);
  }

  public static House house() {
    return house(IdentifyCode.Tagging.EXPLICIT);
  }

  public static House house(IdentifyCode.Tagging tagging) {
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
        Sm2Certificate.parse(Authority.selfSigned(rootSpec, rootKey.privateKey()));
    Authority root =
        new Authority(
            "root",
            rootCertificate,
            rootKey.privateKey(),
            List.of(CertificateType.ISSUING, CertificateType.RESPONDER),
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
            List.of(CertificateType.SIGNING, CertificateType.ENCRYPTION, CertificateType.RESPONDER),
            DOORS,
            tagging);
    return new House(root, issuing);
  }

  public static CertificateRequest request(Profile profile, Sm2PublicKey key) {
    return request(profile, key, PrivateExtensions.NONE);
  }

  public static CertificateRequest request(
      Profile profile, Sm2PublicKey key, PrivateExtensions extensions) {
    return new CertificateRequest(
        "DFCA",
        profile,
        UNIT,
        key,
        Validity.ofYears(NOW, 1),
        extensions,
        null,
        POLICY_OID,
        CHANGSHA,
        "CS-20261122-000318/1");
  }

  public static CertificateSpec spec(CertificateRequest request) {
    return CertificateSpec.of(new ReservedSerial(SerialNumbers.next(NOW), request));
  }

  public static BigInteger serial() {
    return new BigInteger(SerialNumbers.next(NOW), 16);
  }
}
