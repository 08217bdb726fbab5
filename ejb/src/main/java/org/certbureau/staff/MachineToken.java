package org.certbureau.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.certbureau.audit.AuditedRegionRow;
import org.certbureau.kernel.RegionCode;

/** What a branch's system shows instead of a password: random, stored hashed, for one region. */
@Entity
@Table(name = "machine_token")
class MachineToken extends AuditedRegionRow {
  @Id
  @Column(name = "name")
  private String name;

  @Column(name = "token_hash")
  private String tokenHash;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  protected MachineToken() {}

  MachineToken(String name, String tokenHash, RegionCode region, Instant createdAt) {
    super(region);
    this.name = name;
    this.tokenHash = tokenHash;
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
    return new Caller(Caller.MACHINE + name, name, Set.of(Roles.BRANCH), Set.of(region()), false);
  }

  @Override
  public String auditType() {
    return "machine-token";
  }

  @Override
  public String auditId() {
    return name;
  }
}
