package org.certbureau.application.material;

import java.time.Instant;
import org.certbureau.application.Scan;

/** What is known of a scan; the picture itself is asked for by its id. */
public record ScanView(
    long id,
    String fileName,
    String mediaType,
    int width,
    int height,
    long size,
    String sm3,
    String attachedBy,
    Instant attachedAt) {
  static ScanView of(Scan scan) {
    return new ScanView(
        scan.id(),
        scan.fileName(),
        scan.format().mediaType(),
        scan.width(),
        scan.height(),
        scan.size(),
        scan.digest(),
        scan.attachedBy(),
        scan.attachedAt());
  }
}
