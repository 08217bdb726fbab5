package org.certbureau.audit;

import java.util.UUID;
import org.certbureau.kernel.RegionCode;

/**
 * Something that happened once at a door and belongs to no object of ours, e.g. a refused message.
 */
public final class SingleEvent implements Audited {
  private final String type;
  private final String id = UUID.randomUUID().toString();
  private final RegionCode region;

  /**
   * @param type e.g. {@code door}
   * @param region null for the whole house
   */
  public SingleEvent(String type, RegionCode region) {
    this.type = type;
    this.region = region;
  }

  @Override
  public String auditType() {
    return type;
  }

  @Override
  public String auditId() {
    return id;
  }

  @Override
  public RegionCode auditRegion() {
    return region;
  }

  @Override
  public int nextAuditNumber() {
    return 1;
  }
}
