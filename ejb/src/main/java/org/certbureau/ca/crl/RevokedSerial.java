package org.certbureau.ca.crl;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.certbureau.ca.RevocationReason;
import org.certbureau.ca.serial.Serial;

/** A serial that is, or was, on its issuer's revocation list. */
@Entity
@Table(name = "ca_revocation")
public class RevokedSerial {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "ca_revocation_seq")
  @SequenceGenerator(
      name = "ca_revocation_seq",
      sequenceName = "ca_revocation_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "issuer")
  private String issuer;

  @Column(name = "serial_hex")
  private String serialHex;

  @Column(name = "since")
  private Instant since;

  @Enumerated(EnumType.STRING)
  @Column(name = "reason")
  private RevocationReason reason;

  @Column(name = "not_after")
  private Instant notAfter;

  @Column(name = "lifted_at")
  private Instant liftedAt;

  /**
   * Counts changes that the base of deltas does not show; null where there are none. The list that
   * becomes the next base sets it to null without asking for the version, so every change writes a
   * number that was not there.
   */
  @Column(name = "unpublished")
  private Integer changes;

  /** The first list that shows the last change; kept by the lists alone. */
  @Column(name = "list_number", insertable = false, updatable = false)
  private Long listNumber;

  @Column(name = "listed_at", insertable = false, updatable = false)
  private Instant listedAt;

  /** Which version they were kept of: another one is not listed yet. */
  @Column(name = "listed_version", insertable = false, updatable = false)
  private Integer listedVersion;

  @Version
  @Column(name = "version")
  private int version;

  protected RevokedSerial() {}

  public RevokedSerial(Serial serial, RevocationReason reason, Instant since) {
    this.issuer = serial.issuer();
    this.serialHex = serial.serialHex();
    this.notAfter = serial.notAfter();
    place(reason, since);
  }

  /**
   * Revokes what is on hold, or holds or revokes what was resumed. What is revoked for good stays
   * as it was first said.
   *
   * @return whether anything changed
   */
  public boolean again(RevocationReason newReason, Instant newSince) {
    boolean forGood = liftedAt == null && reason != RevocationReason.CERTIFICATE_HOLD;
    if (forGood || liftedAt == null && newReason == reason) {
      return false;
    }
    place(newReason, newSince);
    return true;
  }

  /**
   * Lifts a hold.
   *
   * @return false where there is none to lift
   */
  public boolean lift(Instant at) {
    if (liftedAt != null || reason != RevocationReason.CERTIFICATE_HOLD) {
      return false;
    }
    liftedAt = at;
    announce();
    return true;
  }

  String serialHex() {
    return serialHex;
  }

  String issuer() {
    return issuer;
  }

  Instant since() {
    return since;
  }

  boolean isLifted() {
    return liftedAt != null;
  }

  /** Whether a list shows it as it is; of before that was kept, whether no change is left. */
  boolean isListed() {
    return isKept() || changes == null;
  }

  private boolean isKept() {
    return listedVersion != null && listedVersion == version;
  }

  /** Null where it is not listed, or was before the number was kept. */
  Long listNumber() {
    return isKept() ? listNumber : null;
  }

  Instant listedAt() {
    return isKept() ? listedAt : null;
  }

  private void place(RevocationReason newReason, Instant newSince) {
    reason = newReason;
    since = newSince.truncatedTo(ChronoUnit.SECONDS);
    liftedAt = null;
    announce();
  }

  private void announce() {
    changes = changes == null ? 1 : changes + 1;
  }
}
