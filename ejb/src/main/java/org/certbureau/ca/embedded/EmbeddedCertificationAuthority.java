package org.certbureau.ca.embedded;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.certbureau.audit.AuditTrail;
import org.certbureau.ca.CertificateRequest;
import org.certbureau.ca.CertificationAuthority;
import org.certbureau.ca.IssuedCertificate;
import org.certbureau.ca.ReservedSerial;
import org.certbureau.ca.Revocation;
import org.certbureau.ca.RevocationsChanged;
import org.certbureau.ca.crl.Revocations;
import org.certbureau.ca.crl.RevokedSerial;
import org.certbureau.ca.issuer.Authorities;
import org.certbureau.ca.serial.Serial;
import org.certbureau.ca.serial.SerialNumbers;
import org.certbureau.ca.serial.Serials;
import org.certbureau.ca.signing.CertificateSpec;
import org.certbureau.ca.signing.CertificateType;
import org.certbureau.crypto.Sm3;
import org.certbureau.kernel.NotFound;
import org.certbureau.kernel.Problem;
import org.certbureau.kernel.RuleViolation;

/** The certification authority in the house itself: one issuing key for each issuer. */
@Stateless
@Local(CertificationAuthority.class)
@PermitAll
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class EmbeddedCertificationAuthority implements CertificationAuthority {
  @Inject private Authorities authorities;
  @Inject private Serials serials;
  @Inject private Revocations revocations;
  @Inject private Clock clock;
  @Inject private Event<RevocationsChanged> changed;
  @EJB private AuditTrail audit;

  @Override
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Problem> dryRun(CertificateRequest request) {
    ReservedSerial untaken = new ReservedSerial(SerialNumbers.next(clock.instant()), request);
    try {
      return authorities
          .issuing(request.issuer())
          .examine(CertificateType.of(request.profile()), CertificateSpec.of(untaken));
    } catch (NotFound unknownIssuer) {
      return unknownIssuer.problems();
    }
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public ReservedSerial reserve(CertificateRequest request) {
    return reserve(List.of(request)).get(0);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public List<ReservedSerial> reserve(List<CertificateRequest> requests) {
    Instant now = clock.instant();
    List<ReservedSerial> reserved = new ArrayList<>(requests.size());
    for (CertificateRequest request : requests) {
      authorities.issuing(request.issuer());
      Serial serial = new Serial(SerialNumbers.next(now), request, now);
      serials.add(serial);
      audit.record(serial, "certificate.reserved", "system", intent(request));
      reserved.add(new ReservedSerial(serial.serialHex(), request));
    }
    return reserved;
  }

  @Override
  public IssuedCertificate issue(ReservedSerial reserved) {
    return issue(List.of(reserved)).get(0);
  }

  @Override
  public List<IssuedCertificate> issue(List<ReservedSerial> reserved) {
    List<IssuedCertificate> issued = reserved.stream().map(this::sign).toList();
    record(reserved, issued);
    return issued;
  }

  @Override
  public void revoke(Revocation revocation, String actor) {
    revoke(List.of(revocation), actor);
  }

  @Override
  public void revoke(List<Revocation> asked, String actor) {
    List<String> serialHexes = asked.stream().map(Revocation::serialHex).toList();
    Map<String, Serial> known = serials.find(serialHexes);
    Map<String, RevokedSerial> revoked = revocations.find(serialHexes);
    for (Revocation revocation : asked) {
      String key = Serials.key(revocation.issuer(), revocation.serialHex());
      Serial serial = known.get(key);
      if (serial == null || serial.state() == Serial.State.RESERVED) {
        throw unknown(revocation.serialHex());
      }
      if (place(serial, revocation, revoked)) {
        audit.record(
            serial,
            "certificate.revoked",
            actor,
            Map.of("reason", revocation.reason().name(), "since", revocation.since().toString()));
      }
    }
    changed.fire(new RevocationsChanged());
  }

  @Override
  public void resume(String issuer, String serialHex, String actor) {
    String key = Serials.key(issuer, serialHex);
    Serial serial = serials.find(List.of(serialHex)).get(key);
    if (serial == null) {
      throw unknown(serialHex);
    }
    RevokedSerial revoked = revocations.find(List.of(serialHex)).get(key);
    if (revoked == null || !revoked.lift(clock.instant())) {
      throw new RuleViolation(Problem.of("ca.not-on-hold", "serial", serialHex));
    }
    audit.record(serial, "certificate.resumed", actor, Map.of());
    changed.fire(new RevocationsChanged());
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Instant> end(String issuer) {
    try {
      return Optional.of(authorities.issuing(issuer).certificate().notAfter());
    } catch (NotFound unknown) {
      return Optional.empty();
    }
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<byte[]> chain(String issuer) {
    return authorities.chain(issuer);
  }

  /** Touches no state: a batch may be signed by as many threads as there are. */
  private IssuedCertificate sign(ReservedSerial reserved) {
    CertificateRequest request = reserved.request();
    byte[] der =
        authorities
            .issuing(request.issuer())
            .certify(CertificateType.of(request.profile()), CertificateSpec.of(reserved));
    return new IssuedCertificate(
        request.issuer(), reserved.serialHex(), request.profile(), request.validity(), der);
  }

  private void record(List<ReservedSerial> reserved, List<IssuedCertificate> issued) {
    Map<String, Serial> known =
        serials.find(reserved.stream().map(ReservedSerial::serialHex).toList());
    Instant now = clock.instant();
    for (int i = 0; i < issued.size(); i++) {
      ReservedSerial each = reserved.get(i);
      Serial serial = known.get(Serials.key(each.issuer(), each.serialHex()));
      if (serial == null) {
        throw new IllegalStateException("serial " + each.serialHex() + " was never reserved");
      }
      CertificateRequest request = each.request();
      serial.issued(CertificateType.of(request.profile()), request.key(), request.validity(), now);
      audit.record(
          serial, "certificate.issued", "system", Map.of("sm3", Sm3.hex(issued.get(i).der())));
    }
  }

  /** Returns whether anything changed. */
  private boolean place(Serial serial, Revocation revocation, Map<String, RevokedSerial> revoked) {
    String key = Serials.key(serial.issuer(), serial.serialHex());
    RevokedSerial before = revoked.get(key);
    if (before != null) {
      return before.again(revocation.reason(), revocation.since());
    }
    RevokedSerial placed = new RevokedSerial(serial, revocation.reason(), revocation.since());
    revocations.add(placed);
    revoked.put(key, placed);
    return true;
  }

  /** No name of a holder: a person's name does not belong into the trail. */
  private static Map<String, String> intent(CertificateRequest request) {
    Map<String, String> intent = new LinkedHashMap<>();
    intent.put("profile", request.profile().name());
    intent.put("key", request.key().fingerprint());
    intent.put("notAfter", request.validity().notAfter().toString());
    intent.put("reference", request.reference());
    return intent;
  }

  private static NotFound unknown(String serialHex) {
    return new NotFound("ca.serial-unknown", "serial", serialHex);
  }
}
