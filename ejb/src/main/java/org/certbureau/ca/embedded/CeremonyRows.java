package org.certbureau.ca.embedded;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.certbureau.audit.AuditTrail;
import org.certbureau.ca.DistinguishedName;
import org.certbureau.ca.PrivateExtensions;
import org.certbureau.ca.crl.CrlPress;
import org.certbureau.ca.issuer.Authorities;
import org.certbureau.ca.issuer.Issuer;
import org.certbureau.ca.issuer.Issuers;
import org.certbureau.ca.serial.Serial;
import org.certbureau.ca.serial.SerialNumbers;
import org.certbureau.ca.serial.Serials;
import org.certbureau.ca.signing.Authority;
import org.certbureau.ca.signing.CertificateSpec;
import org.certbureau.ca.signing.CertificateType;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm3;
import org.certbureau.kernel.calendar.Validity;
import org.certbureau.settings.CertificateSettings;

/** The one transaction of the key ceremony: all authorities or none, and once over all nodes. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CeremonyRows {
  /** RFC 5280, 4.2.1.4: an authority that may issue under every policy. */
  private static final String ANY_POLICY = "2.5.29.32.0";

  /** As long as GmSSL verifies, so that certificates of five years fit in for long. */
  private static final int YEARS = 10;

  /** A first list is empty, and its transaction is the ceremony's. */
  private static final Runnable NOBODY_WAITS = () -> {};

  @Inject private Issuers issuers;
  @Inject private Serials serials;
  @Inject private Authorities authorities;
  @Inject private CrlPress press;
  @Inject private Clock clock;
  @EJB private AuditTrail audit;

  public void hold(Collection<IssuerName> names) {
    Authority root = authorities.of(issuers.find(Issuer.ROOT).orElseGet(this::makeRoot));
    for (IssuerName name : names) {
      if (issuers.find(name.code()).isEmpty()) {
        makeIssuing(name, root);
      }
    }
  }

  private Issuer makeRoot() {
    DistinguishedName name =
        new DistinguishedName(
            "CN",
            null,
            null,
            CertificateSettings.CA_ORGANIZATION.value(),
            null,
            CertificateSettings.CA_ROOT_NAME.value());
    Sm2KeyPair pair = Sm2Keys.generate(new SecureRandom());
    CertificateSpec spec =
        spec(name.toX500(), pair, Validity.ofYears(clock.instant(), YEARS), null);
    byte[] der = Authority.selfSigned(spec, pair.privateKey());
    return keep(Issuer.ROOT, Issuer.Kind.ROOT, der, pair, Issuer.ROOT, CertificateType.ROOT);
  }

  private void makeIssuing(IssuerName name, Authority root) {
    Sm2KeyPair pair = Sm2Keys.generate(new SecureRandom());
    Instant now = clock.instant();
    Instant tenYears = Validity.ofYears(now, YEARS).notAfter();
    Instant rootEnds = root.certificate().notAfter();
    Validity validity = new Validity(now, tenYears.isBefore(rootEnds) ? tenYears : rootEnds);
    byte[] der =
        root.certify(
            CertificateType.ISSUING, spec(name.subject().toX500(), pair, validity, ANY_POLICY));
    keep(name.code(), Issuer.Kind.ISSUING, der, pair, root.code(), CertificateType.ISSUING);
  }

  private static CertificateSpec spec(
      X500Name subject, Sm2KeyPair pair, Validity validity, String policyOid) {
    return new CertificateSpec(
        new BigInteger(SerialNumbers.next(validity.notBefore()), 16),
        subject,
        pair.publicKey(),
        validity,
        policyOid,
        PrivateExtensions.NONE);
  }

  private Issuer keep(
      String code,
      Issuer.Kind kind,
      byte[] der,
      Sm2KeyPair pair,
      String signedBy,
      CertificateType type) {
    Instant now = clock.instant();
    Issuer issuer = authorities.add(code, kind, der, pair.privateKey(), now);
    Sm2Certificate certificate = issuer.certificate();
    Validity validity = new Validity(certificate.notBefore(), certificate.notAfter());
    Serial serial =
        new Serial(
            signedBy, certificate.serialHex(), type, pair.publicKey(), validity, code, null, now);
    serial.issued(type, pair.publicKey(), validity, now);
    serials.add(serial);
    audit.record(
        issuer,
        "issuer.created",
        "system",
        Map.of(
            "subject", certificate.subject().toString(),
            "serial", certificate.serialHex(),
            "sm3", Sm3.hex(der)));
    press.print(issuer, authorities.of(issuer), NOBODY_WAITS);
    return issuer;
  }
}
