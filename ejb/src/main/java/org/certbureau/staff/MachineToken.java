package org.certbureau.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.certbureau.audit.AuditedRegionRow;
import org.certbureau.kernel.RegionCode;

/**
 * What a branch's system shows instead of a password: random, stored hashed, for one region. A row
 * is one admission, from when it is let in until it is revoked; a name can be admitted again.
 */
@Entity
@Table(name = "machine_token")
@NamedQuery(
    name = MachineToken.SHOWING,
    query = "select t from MachineToken t where t.tokenHash = :hash or t.previousHash = :hash")
@NamedQuery(
    name = MachineToken.IN_FORCE,
    query = "select t from MachineToken t where t.inForce = :name")
@NamedQuery(
    name = MachineToken.ALL_IN_FORCE,
    query = "select t from MachineToken t where t.inForce is not null order by t.name")
@NamedQuery(
    name = MachineToken.REVOKED,
    query = "select t from MachineToken t where t.revokedAt is not null order by t.revokedAt desc")
@NamedQuery(
    name = MachineToken.ADMISSIONS,
    query = "select count(t) from MachineToken t where t.name = :name")
@NamedQuery(
    name = MachineToken.ENDING,
    query =
        "select t from MachineToken t where t.inForce is not null and t.warnedAt is null"
            + " and t.expiresAt <= :until order by t.expiresAt")
class MachineToken extends AuditedRegionRow {
  static final String SHOWING = "MachineToken.showing";
  static final String IN_FORCE = "MachineToken.inForce";
  static final String ALL_IN_FORCE = "MachineToken.allInForce";
  static final String REVOKED = "MachineToken.revoked";
  static final String ADMISSIONS = "MachineToken.admissions";
  static final String ENDING = "MachineToken.ending";

  /** For which the token of before goes on beside a new one. */
  static final Duration OVERLAP = Duration.ofDays(1);

  /** The name, and from the second admission of that name on its number: {@code yuelu#2}. */
  @Id
  @Column(name = "admission")
  private String admission;

  @Column(name = "name")
  private String name;

  /** The name until it is revoked, then null: one of a name is in force. */
  @Column(name = "in_force")
  private String inForce;

  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "previous_hash")
  private String previousHash;

  @Column(name = "previous_until")
  private Instant previousUntil;

  @Enumerated(EnumType.STRING)
  @Column(name = "reads")
  private Reads reads;

  @Column(name = "created_at")
  private Instant createdAt;

  /** When its token of now arose; null for the first one of a system. */
  @Column(name = "issued_at")
  private Instant issuedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  /** When the log told that it is about to end. */
  @Column(name = "warned_at")
  private Instant warnedAt;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  protected MachineToken() {}

  /**
   * @param before how many admissions of that name there were
   */
  MachineToken(
      String name, long before, RegionCode region, Reads reads, String tokenHash, Instant now) {
    super(region);
    this.admission = before == 0 ? name : name + "#" + (before + 1);
    this.name = name;
    this.inForce = name;
    this.reads = reads;
    this.tokenHash = tokenHash;
    this.createdAt = now;
  }

  String admission() {
    return admission;
  }

  String name() {
    return name;
  }

  String tokenHash() {
    return tokenHash;
  }

  Instant lastUsedAt() {
    return lastUsedAt;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  MachineToken until(Instant end) {
    expiresAt = end.truncatedTo(ChronoUnit.MICROS);
    return this;
  }

  /** Another token from now on. */
  void renew(String hash, Instant end, boolean endsOldAtOnce, Instant now) {
    Instant overlapEnds = now.plus(OVERLAP);
    previousHash = endsOldAtOnce ? null : tokenHash;
    previousUntil =
        endsOldAtOnce ? null : overlapEnds.isBefore(expiresAt) ? overlapEnds : expiresAt;
    tokenHash = hash;
    expiresAt = end.truncatedTo(ChronoUnit.MICROS);
    issuedAt = now.truncatedTo(ChronoUnit.MICROS);
    warnedAt = null;
  }

  private Instant issuedAt() {
    return issuedAt == null ? createdAt : issuedAt;
  }

  /** Whether it is time to tell that its token ends. */
  boolean isEnding(Instant now) {
    return !now.isBefore(MachineView.warnedFrom(issuedAt(), expiresAt));
  }

  void warned(Instant now) {
    warnedAt = now;
  }

  void revoke(Instant now) {
    revokedAt = now;
    inForce = null;
  }

  /** Whether any token of it still opens the door. */
  boolean isGoodAt(Instant now) {
    return inForce != null && now.isBefore(expiresAt);
  }

  /** Whether the token of that digest, which is one of its two, opens the door. */
  boolean isGoodAt(Instant now, String hash) {
    return isGoodAt(now) && (hash.equals(tokenHash) || now.isBefore(previousUntil));
  }

  boolean isInForce() {
    return inForce != null;
  }

  Caller toCaller() {
    return new Caller(
        Caller.MACHINE + name, name, Set.of(new Caller.Duty(Roles.BRANCH, region())), null, reads);
  }

  MachineView toView(Instant now) {
    return new MachineView(
        name,
        admission,
        region(),
        reads,
        MachineView.State.of(inForce != null, issuedAt(), expiresAt, now),
        createdAt,
        expiresAt,
        lastUsedAt,
        previousUntil != null && now.isBefore(previousUntil) ? previousUntil : null,
        revokedAt);
  }

  @Override
  public String auditType() {
    return "machine-token";
  }

  @Override
  public String auditId() {
    return admission;
  }
}
