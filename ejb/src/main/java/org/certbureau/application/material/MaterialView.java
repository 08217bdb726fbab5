package org.certbureau.application.material;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.certbureau.application.Application;
import org.certbureau.application.CaseRules;
import org.certbureau.application.PresentedMaterial;
import org.certbureau.region.policy.Material;

/**
 * A paper that the policy asks for, and what has become of it.
 *
 * @param demanded certainly asked for; else it may be left out, or hangs on a fact not told yet
 * @param shownDocument code of the document that was shown where any one of several will do, or
 *     null
 * @param waiveReason code of the reason for which it need not be brought, or null; a reason that is
 *     none any more has fallen
 * @param scansOpen whether scans are still taken in and out
 * @param originalOpen whether the original is still ticked, or waived
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
    Instant waivedAt,
    boolean scansOpen,
    boolean originalOpen) {
  public MaterialView {
    scans = List.copyOf(scans);
  }

  /** The papers that may play a part in this case, in the policy's order. */
  public static List<MaterialView> all(Application application, CaseRules rules) {
    return rules.papers().all().stream().map(material -> of(application, rules, material)).toList();
  }

  private static MaterialView of(Application application, CaseRules rules, Material material) {
    Optional<PresentedMaterial> presented = application.existingMaterial(material.code());
    Optional<PresentedMaterial> waived =
        presented.filter(answer -> rules.papers().waived(material).isPresent());
    return new MaterialView(
        material,
        rules.papers().demands(material),
        presented.map(PresentedMaterial::scans).orElse(List.of()).stream()
            .map(scan -> ScanView.of(scan, rules, material))
            .toList(),
        presented.map(PresentedMaterial::isOriginalSeen).orElse(false),
        presented.map(PresentedMaterial::originalBy).orElse(null),
        presented.map(PresentedMaterial::originalAt).orElse(null),
        presented.map(PresentedMaterial::shownDocument).orElse(null),
        waived.map(PresentedMaterial::waiveReason).orElse(null),
        waived.map(PresentedMaterial::waivedBy).orElse(null),
        waived.map(PresentedMaterial::waivedAt).orElse(null),
        application.state().takesScans(rules.papers().isVoucher(material)),
        application.state().takesOriginals());
  }

  public String getCode() {
    return material.code();
  }

  public boolean isWaived() {
    return waiveReason != null;
  }

  /** There are scans, and none of them is of a print that said something else (CS-08). */
  public boolean isScannedAsItIs() {
    return !scans.isEmpty() && scans.stream().noneMatch(ScanView::outdated);
  }

  /** Nothing is left to do about it. */
  public boolean isComplete() {
    return isWaived()
        || !demanded
        || ((!material.scanned() || isScannedAsItIs())
            && (!material.originalSeen() || originalSeen));
  }
}
