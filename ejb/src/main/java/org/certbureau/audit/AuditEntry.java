package org.certbureau.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.certbureau.kernel.RegionCode;

/** One step that somebody took. Written once; the sealer alone adds its place in the chain. */
@Entity
@Table(name = "audit_entry")
class AuditEntry {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_entry_seq")
  @SequenceGenerator(
      name = "audit_entry_seq",
      sequenceName = "audit_entry_seq",
      allocationSize = 50)
  @Column(name = "id")
  private long id;

  @Column(name = "object_type")
  private String objectType;

  @Column(name = "object_id")
  private String objectId;

  @Column(name = "object_number")
  private int objectNumber;

  @Column(name = "region")
  private RegionCode region;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  @Column(name = "actor")
  private String actor;

  @Column(name = "action")
  private String action;

  @Column(name = "details")
  private String details;

  /** Of all that stands above, and of the ID. */
  @Column(name = "mac")
  private String mac;

  /** Until it is sealed, {@code -id}: one index tells what waits, and in which order. */
  @Column(name = "place")
  private long place;

  @Column(name = "chain_hash")
  private String chainHash;

  protected AuditEntry() {}

  AuditEntry(Audited object, Instant occurredAt, String actor, String action, String details) {
    this.objectType = object.auditType();
    this.objectId = object.auditId();
    this.objectNumber = object.nextAuditNumber();
    this.region = object.auditRegion();
    this.occurredAt = occurredAt;
    this.actor = actor;
    this.action = action;
    this.details = details;
  }

  /** Once it has its ID. */
  void waitForSeal(EntryMac macs) {
    mac =
        macs.of(
            new EntryFields(
                id,
                objectType,
                objectId,
                objectNumber,
                region == null ? null : region.value(),
                LocalDateTime.ofInstant(occurredAt, ZoneOffset.UTC),
                actor,
                action,
                details));
    place = -id;
  }

  AuditRecord toRecord() {
    return new AuditRecord(
        place > 0 ? place : null,
        occurredAt,
        actor,
        action,
        objectType,
        objectId,
        objectNumber,
        region,
        DetailsText.read(details),
        chainHash);
  }
}
