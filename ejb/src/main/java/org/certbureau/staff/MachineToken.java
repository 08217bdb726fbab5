package org.certbureau.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import org.certbureau.audit.Audited;
import org.certbureau.kernel.RegionCode;

/** What a branch's system shows instead of a password: random, stored hashed, for one region. */
@Entity
@Table(name = "machine_token")
class MachineToken implements Audited {
  /** Set before the machine's name, so that no person's name can look like it. */
  static final String PREFIX = "machine:";

  @Id
  @Column(name = "name")
  private String name;

  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "region")
  private String region;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  @Column(name = "audit_count")
  private int auditCount;

  @Version
  @Column(name = "version")
  private int version;

  protected MachineToken() {}

  MachineToken(String name, String tokenHash, RegionCode region, Instant createdAt) {
    this.name = name;
    this.tokenHash = tokenHash;
    this.region = region.value();
    this.createdAt = createdAt;
  }

  void revoke(Instant now) {
    if (revokedAt == null) {
      revokedAt = now;
    }
  }

  boolean revoked() {
    return revokedAt != null;
  }

  Caller toCaller() {
    return new Caller(
        PREFIX + name, name, Set.of(Roles.BRANCH), Set.of(RegionCode.of(region)), false);
  }

  @Override
  public String auditType() {
    return "machine-token";
  }

  @Override
  public String auditId() {
    return name;
  }

  @Override
  public RegionCode auditRegion() {
    return RegionCode.of(region);
  }

  @Override
  public int nextAuditNumber() {
    return ++auditCount;
  }
}
