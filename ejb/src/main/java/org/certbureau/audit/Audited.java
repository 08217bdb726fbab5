package org.certbureau.audit;

import org.certbureau.kernel.RegionCode;

/**
 * Something whose steps are recorded. It counts its own entries, so that a missing one shows even
 * before the chain is sealed, and no lock is shared between objects.
 */
public interface Audited {
  /** Lower-case kind, e.g. {@code application}. */
  String auditType();

  /** What people call it, e.g. the case number. */
  String auditId();

  /** The region that may read the entry; null for what concerns the whole house. */
  RegionCode auditRegion();

  /** The number of the next entry of this object, starting at 1; counted up by the call. */
  int nextAuditNumber();
}
