package org.certbureau.audit;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import org.certbureau.kernel.RegionCode;

/** An audited row that belongs to a region, whose auditors may read of it. */
@MappedSuperclass
public abstract class AuditedRegionRow extends AuditedRow {
  @Column(name = "region")
  private RegionCode region;

  protected AuditedRegionRow() {}

  /**
   * @param region null for what concerns the whole house
   */
  protected AuditedRegionRow(RegionCode region) {
    this.region = region;
  }

  public final RegionCode region() {
    return region;
  }

  @Override
  public final RegionCode auditRegion() {
    return region;
  }
}
