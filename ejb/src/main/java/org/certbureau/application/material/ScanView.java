package org.certbureau.application.material;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.certbureau.application.CaseRules;
import org.certbureau.application.Scan;
import org.certbureau.kernel.Problem;
import org.certbureau.region.policy.Material;
import org.certbureau.region.policy.Uploads;
import org.certbureau.scan.Spot;

/**
 * What is known of a scan; the picture itself is asked for by its id.
 *
 * @param outdated it shows a paper of the bureau that said something else than it would say now
 * @param spot where on it a reviewer is to look; null where nobody has shown it
 * @param notes what whoever brought it should know, though it was taken: that it is large, or
 *     outdated
 */
public record ScanView(
    long id,
    String fileName,
    String mediaType,
    int width,
    int height,
    long size,
    String sm3,
    String attachedBy,
    Instant attachedAt,
    boolean outdated,
    Spot spot,
    List<Problem> notes) {
  public ScanView {
    notes = List.copyOf(notes);
  }

  static ScanView of(Scan scan, CaseRules rules, Material material) {
    Optional<Problem> outdated = rules.papers().outdated(material, scan);
    List<Problem> notes = new ArrayList<>();
    Uploads uploads = rules.policy().uploads();
    if (scan.size() > uploads.warnBytes()) {
      notes.add(
          uploads.refuses(
              "application.scan-large",
              "materials." + material.code(),
              scan.fileName(),
              kilobytes(scan.size()),
              kilobytes(uploads.targetBytes()),
              uploads.citation()));
    }
    outdated.ifPresent(notes::add);
    return new ScanView(
        scan.id(),
        scan.fileName(),
        scan.format().mediaType(),
        scan.width(),
        scan.height(),
        scan.size(),
        scan.digest(),
        scan.attachedBy(),
        scan.attachedAt(),
        outdated.isPresent(),
        scan.spot().orElse(null),
        notes);
  }

  private static String kilobytes(long bytes) {
    return Long.toString(Math.round(bytes / 1024.0));
  }
}
