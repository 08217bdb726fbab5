package org.certbureau.application;

import java.time.Instant;
import java.util.List;
import org.certbureau.region.policy.Material;

/**
 * A paper that the policy asks for, and what has become of it.
 *
 * @param demanded certainly asked for; else it may be left out, or hangs on a fact not told yet
 * @param shownDocument code of the document that was shown where any one of several will do, or
 *     null
 * @param waiveReason code of the reason for which it need not be brought, or null
 */
public record MaterialView(
    Material material,
    boolean demanded,
    List<ScanView> scans,
    boolean originalSeen,
    String originalBy,
    Instant originalAt,
    String shownDocument,
    String waiveReason,
    String waivedBy,
    Instant waivedAt) {
  public MaterialView {
    scans = List.copyOf(scans);
  }

  public String getCode() {
    return material.code();
  }

  public boolean isWaived() {
    return waiveReason != null;
  }

  /** Nothing is left to do about it. */
  public boolean isComplete() {
    return isWaived()
        || !demanded
        || ((!material.scanned() || !scans.isEmpty())
            && (!material.originalSeen() || originalSeen));
  }
}
