package org.certbureau.ca.serial;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.certbureau.audit.AuditedRegionRow;
import org.certbureau.ca.CertificateRequest;
import org.certbureau.ca.signing.CertificateType;
import org.certbureau.crypto.Sm2PublicKey;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.calendar.Validity;
import org.certbureau.settings.CertificateSettings;

/**
 * A serial number that is taken. Whatever becomes of it, it is never used for anything else: {@code
 * RESERVED} until its certificate is issued, or {@code ORPHANED} where the result never came and
 * nobody can know whether something was signed.
 */
@Entity
@Table(name = "ca_serial")
public class Serial extends AuditedRegionRow {

  public enum State {
    RESERVED,
    ISSUED,
    ORPHANED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ca_serial_seq")
  @SequenceGenerator(name = "ca_serial_seq", sequenceName = "ca_serial_seq", allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "issuer")
  private String issuer;

  @Column(name = "serial_hex")
  private String serialHex;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private State state;

  @Column(name = "waiting")
  private Integer waiting;

  @Enumerated(EnumType.STRING)
  @Column(name = "type")
  private CertificateType type;

  @Column(name = "key_fingerprint")
  private String keyFingerprint;

  @Column(name = "not_before")
  private Instant notBefore;

  @Column(name = "not_after")
  private Instant notAfter;

  @Column(name = "reference")
  private String reference;

  @Column(name = "reserved_at")
  private Instant reservedAt;

  @Column(name = "issued_at")
  private Instant issuedAt;

  protected Serial() {}

  public Serial(String serialHex, CertificateRequest request, Instant reservedAt) {
    this(
        request.issuer(),
        serialHex,
        CertificateType.of(request.profile()),
        request.key(),
        request.validity(),
        request.reference(),
        request.region(),
        reservedAt);
  }

  public Serial(
      String issuer,
      String serialHex,
      CertificateType type,
      Sm2PublicKey key,
      Validity validity,
      String reference,
      RegionCode region,
      Instant reservedAt) {
    super(region);
    this.issuer = issuer;
    this.serialHex = serialHex;
    this.state = State.RESERVED;
    this.waiting = 1;
    this.type = type;
    this.keyFingerprint = key.fingerprint();
    this.notBefore = validity.notBefore();
    this.notAfter = validity.notAfter();
    this.reference = reference;
    this.reservedAt = reservedAt;
  }

  /**
   * The certificate was signed.
   *
   * @throws IllegalStateException where the serial is used or given up, or was meant for something
   *     else
   */
  public void issued(CertificateType signedType, Sm2PublicKey key, Validity validity, Instant at) {
    require(State.RESERVED);
    boolean asIntended =
        type == signedType
            && keyFingerprint.equals(key.fingerprint())
            && notBefore.equals(validity.notBefore())
            && notAfter.equals(validity.notAfter());
    if (!asIntended) {
      throw new IllegalStateException(
          "serial %s was reserved for another certificate".formatted(auditId()));
    }
    state = State.ISSUED;
    waiting = null;
    issuedAt = at;
  }

  /** How long a result may take, {@code BUREAU_CA_ORPHAN_SECONDS} (120); then it is given up. */
  public static Duration patience() {
    return CertificateSettings.CA_ORPHAN_SECONDS.value();
  }

  /** Nobody waits for the result any more; from now on it cannot come. */
  public void orphaned() {
    require(State.RESERVED);
    state = State.ORPHANED;
    waiting = null;
  }

  private void require(State expected) {
    if (state != expected) {
      throw new IllegalStateException(
          "serial %s should be %s, but is %s".formatted(auditId(), expected, state));
    }
  }

  public String issuer() {
    return issuer;
  }

  public String serialHex() {
    return serialHex;
  }

  public State state() {
    return state;
  }

  public Instant notAfter() {
    return notAfter;
  }

  CertificateType type() {
    return type;
  }

  String keyFingerprint() {
    return keyFingerprint;
  }

  public String reference() {
    return reference;
  }

  @Override
  public String auditType() {
    return "serial";
  }

  @Override
  public String auditId() {
    return issuer + "/" + serialHex;
  }
}
