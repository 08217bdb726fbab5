package org.certbureau.payment;

import java.util.ArrayList;
import java.util.List;
import org.certbureau.application.material.MaterialView;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.CaseCertificate;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.paper.Paper;
import org.certbureau.paper.Receipt;
import org.certbureau.region.policy.Material;

/** What was handed over at the counter, how it was checked, and what became of it. */
final class ReceivedMaterials {
  private ReceivedMaterials() {}

  static List<Receipt.Material> of(ApplicationView application) {
    List<Receipt.Material> received = new ArrayList<>();
    for (MaterialView material : application.materials()) {
      if (material.demanded()
          || material.isWaived()
          || !material.scans().isEmpty()
          || isHandedIn(material)) {
        received.add(
            new Receipt.Material(
                material.material().title().in(Paper.LANGUAGE),
                copies(material.material()),
                note(material, application)));
      }
    }
    return received;
  }

  /**
   * A thing that stays with the bureau is one, whatever goes into the file; no scan is made of it.
   */
  private static Integer copies(Material material) {
    if (material.copies() > 0) {
      return material.copies();
    }
    return material.original() == Material.Original.HANDED_IN ? 1 : null;
  }

  /** Also where it was only offered: whoever brought it gets it in writing. */
  static boolean isHandedIn(MaterialView material) {
    return material.originalSeen() && material.material().original() == Material.Original.HANDED_IN;
  }

  private static String note(MaterialView material, ApplicationView application) {
    if (isHandedIn(material)) {
      return ReceiptWords.of(handedIn(material, application), material.shownDocument());
    }
    if (material.isWaived()) {
      String reason =
          material
              .material()
              .waiver(material.waiveReason())
              .map(waiver -> waiver.label().in(Paper.LANGUAGE))
              .orElse(material.waiveReason());
      return ReceiptWords.of("waived", reason);
    }
    if (material.originalSeen()) {
      return material
          .material()
          .alternative(material.shownDocument())
          .map(document -> ReceiptWords.of("seen-of", document.label().in(Paper.LANGUAGE)))
          .orElseGet(() -> ReceiptWords.of("seen"));
    }
    if (material.material().originalSeen()) {
      return ReceiptWords.of("awaited");
    }
    return material.scans().isEmpty() ? "" : ReceiptWords.of("scanned");
  }

  /** Where the token is now: the receipt is what its holder asks for it with. */
  private static String handedIn(MaterialView material, ApplicationView application) {
    Procedure procedure = application.procedure();
    boolean kept = procedure.oldToken().leavesHolder();
    return switch (application.state()) {
      case REFUSED, WITHDRAWN, STOPPED ->
          isStillTheHolders(material, application) ? "handed-in.over" : "handed-in.seen";
      case COLLECT -> kept ? "taken-back" : "handed-in";
      case CLOSED -> kept ? "taken-back" : isWritten(procedure) ? "handed-back" : "handed-in.shown";
      default -> kept ? "handed-in.to-go" : isWritten(procedure) ? "handed-in" : "handed-in.shown";
    };
  }

  /** Only what is written to has to stay; what no station touches is looked at and given back. */
  private static boolean isWritten(Procedure procedure) {
    return procedure.needsStation();
  }

  /** Another case may have taken it back, or its holder has lost it since. */
  private static boolean isStillTheHolders(MaterialView material, ApplicationView application) {
    CaseCertificate certificate = application.certificate();
    return certificate != null && material.shownDocument().equals(certificate.chip());
  }
}
