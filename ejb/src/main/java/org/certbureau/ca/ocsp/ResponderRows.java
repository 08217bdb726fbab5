package org.certbureau.ca.ocsp;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.certbureau.audit.AuditTrail;
import org.certbureau.ca.PrivateExtensions;
import org.certbureau.ca.issuer.Authorities;
import org.certbureau.ca.issuer.Issuer;
import org.certbureau.ca.issuer.Issuers;
import org.certbureau.ca.issuer.Vault;
import org.certbureau.ca.serial.Serial;
import org.certbureau.ca.serial.SerialNumbers;
import org.certbureau.ca.serial.Serials;
import org.certbureau.ca.signing.CertificateSpec;
import org.certbureau.ca.signing.CertificateType;
import org.certbureau.crypto.Sm2Certificate;
import org.certbureau.crypto.Sm2KeyPair;
import org.certbureau.crypto.Sm2Keys;
import org.certbureau.crypto.Sm3;
import org.certbureau.kernel.calendar.Validity;

/**
 * The transactions behind {@link ResponderKeeper}. A responder's certificate takes the way of every
 * other: serial and intent first, then signature and result.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ResponderRows {
  /** Short, since nobody can take it back (RFC 6960, 4.2.2.2.1). */
  private static final Duration LIFE = Duration.ofDays(30);

  /** Of its life, when the next is made: time for a bureau that is closed for some days. */
  private static final int A_THIRD = 3;

  @Inject private Issuers issuers;
  @Inject private Responders responders;
  @Inject private Authorities authorities;
  @Inject private Serials serials;
  @Inject private Vault vault;
  @Inject private Clock clock;
  @EJB private AuditTrail audit;

  /**
   * An issuer that wants a new responder.
   *
   * @param after serial of the one before; {@code first} where there is none
   */
  public record Due(String issuer, String after) {}

  /** A certificate that is to be signed, with the key it is for. */
  public static final class Draft {
    private final String issuer;
    private final CertificateSpec spec;
    private final Sm2KeyPair pair;

    private Draft(String issuer, CertificateSpec spec, Sm2KeyPair pair) {
      this.issuer = issuer;
      this.spec = spec;
      this.pair = pair;
    }

    private String serialHex() {
      return String.format("%X", spec.serial());
    }
  }

  /** The issuers that nobody answers for, or not for long any more. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Due> due() {
    Instant now = clock.instant();
    List<Due> due = new ArrayList<>();
    for (Issuer issuer : issuers.all()) {
      Instant ends = issuer.certificate().notAfter();
      Optional<Sm2Certificate> newest =
          responders.newest(issuer.code(), now).map(Responder::certificate);
      if (now.isBefore(ends) && newest.map(last -> isToBeFollowed(last, ends, now)).orElse(true)) {
        due.add(new Due(issuer.code(), newest.map(Sm2Certificate::serialHex).orElse("first")));
      }
    }
    return due;
  }

  /** One that ends with its issuer has no follower: it could not last longer. */
  private static boolean isToBeFollowed(Sm2Certificate last, Instant issuerEnds, Instant now) {
    Duration life = Duration.between(last.notBefore(), last.notAfter());
    return last.notAfter().isBefore(issuerEnds)
        && !now.isBefore(last.notAfter().minus(life.dividedBy(A_THIRD)));
  }

  /** Takes a serial for it, and commits that. */
  public Draft reserve(String code) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Sm2Certificate issuer = authorities.get(code).certificate();
    Instant ends = now.plus(LIFE).minusSeconds(1);
    Validity validity =
        new Validity(now, ends.isBefore(issuer.notAfter()) ? ends : issuer.notAfter());
    Sm2KeyPair pair = Sm2Keys.generate(new SecureRandom());
    CertificateSpec spec =
        new CertificateSpec(
            new BigInteger(SerialNumbers.next(now), 16),
            name(issuer.subject(), code),
            pair.publicKey(),
            validity,
            null,
            PrivateExtensions.NONE);
    Draft draft = new Draft(code, spec, pair);
    Serial serial =
        new Serial(
            code,
            draft.serialHex(),
            CertificateType.RESPONDER,
            pair.publicKey(),
            validity,
            "OCSP",
            null,
            now);
    serials.add(serial);
    audit.record(
        serial,
        "certificate.reserved",
        "system",
        Map.of(
            "profile", CertificateType.RESPONDER.name(),
            "key", pair.publicKey().fingerprint(),
            "notAfter", validity.notAfter().toString(),
            "reference", serial.reference()));
    return draft;
  }

  /** Signs it; whoever looks from now on finds it. */
  public void issue(Draft draft) {
    CertificateSpec spec = draft.spec;
    byte[] der = authorities.get(draft.issuer).certify(CertificateType.RESPONDER, spec);
    String owner = Responder.id(draft.issuer, draft.serialHex());
    responders.add(
        new Responder(
            draft.issuer, Sm2Certificate.parse(der), vault.seal(owner, draft.pair.privateKey())));
    Serial serial = serials.find(List.of(draft.serialHex())).get(owner);
    serial.issued(CertificateType.RESPONDER, spec.key(), spec.validity(), clock.instant());
    audit.record(serial, "certificate.issued", "system", Map.of("sm3", Sm3.hex(der)));
  }

  /** Its issuer's, but for the common name. */
  private static X500Name name(X500Name issuer, String code) {
    X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
    for (RDN rdn : issuer.getRDNs()) {
      if (!BCStyle.CN.equals(rdn.getFirst().getType())) {
        name.addRDN(rdn.getFirst());
      }
    }
    return name.addRDN(BCStyle.CN, code + " OCSP Responder").build();
  }
}
