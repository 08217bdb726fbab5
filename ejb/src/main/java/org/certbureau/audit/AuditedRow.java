package org.certbureau.audit;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;

/** A row whose steps are recorded: it numbers its own entries, and no change is lost to another. */
@MappedSuperclass
public abstract class AuditedRow implements Audited {
  @Column(name = "audit_count")
  private int auditCount;

  @Version
  @Column(name = "version")
  private int version;

  @Override
  public final int nextAuditNumber() {
    return ++auditCount;
  }

  /** Counts the changes that were written. */
  public final int version() {
    return version;
  }
}
