package org.certbureau.web.faces.casefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.certbureau.application.material.MaterialView;
import org.certbureau.application.material.ScanView;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.Material;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Words;

/** A row of the materials: what is asked for, what is there, and what a clerk says about it. */
public final class Paper {
  private final int place;
  private final MaterialView view;
  private final boolean givenBack;
  private final Words say;
  private final Figures figures;
  private boolean seen;
  private String shown;

  /**
   * @param service what it is brought for: a token that is only written to goes back
   */
  public Paper(int place, MaterialView view, Service service, Words say, Figures figures) {
    this.givenBack = view.material().isToken() && !Procedure.of(service).oldToken().leavesHolder();
    this.place = place;
    this.view = view;
    this.say = say;
    this.figures = figures;
    this.seen = view.originalSeen();
    this.shown = view.shownDocument();
  }

  public int getPlace() {
    return place;
  }

  public String getCode() {
    return view.material().code();
  }

  public String getTitle() {
    return say.in(view.material().title());
  }

  /** How it has to be: copies, seal, signature, what happens to the original. */
  public String getDemands() {
    Material material = view.material();
    List<String> demands = new ArrayList<>();
    if (material.copies() > 0) {
      demands.add(say.of("paper.copies", material.copies()));
    }
    if (material.sealed()) {
      demands.add(say.of("paper.sealed"));
    }
    if (material.signed()) {
      demands.add(say.of("paper.signed"));
    }
    // a seal is not copied: what is only brought along has no copy that could do
    if (material.copies() > 0 || material.originalSeen()) {
      boolean back = givenBack && material.original() == Material.Original.HANDED_IN;
      if (!back || material.note() == null) {
        // the region's own note says when it is given back
        demands.add(
            say.of(back ? "paper.given-back" : "paper.original-" + material.original().name()));
      }
    }
    if (material.note() != null) {
      demands.add(say.in(material.note()));
    }
    return String.join(say.of("list.dot"), demands);
  }

  /** The documents of which any one will do, by their words; empty where there is no choice. */
  public Map<String, String> getOneOf() {
    Map<String, String> documents = new LinkedHashMap<>();
    view.material().oneOf().forEach(choice -> documents.put(say.in(choice.label()), choice.code()));
    return documents;
  }

  /** Code of the one that was shown. */
  public String getShown() {
    return shown;
  }

  public void setShown(String shown) {
    this.shown = shown;
  }

  /** The one that was shown, in words; of a token its chip serial; empty for none. */
  public String getShownWord() {
    if (isToken()) {
      return view.originalSeen() ? view.shownDocument() : "";
    }
    return view.material()
        .alternative(view.shownDocument())
        .map(choice -> say.in(choice.label()))
        .orElse("");
  }

  public String getRule() {
    return view.material().rule();
  }

  public String getCitation() {
    return view.material().citation();
  }

  /** Which of the bureau's own papers it is, to be printed; null for what others issue. */
  public String getPrinted() {
    return view.material().paper();
  }

  public boolean isScanned() {
    return view.material().scanned();
  }

  /** Whether pages may still be added and taken out. */
  public boolean isScansOpen() {
    return view.scansOpen();
  }

  /** Whether the original may still be ticked, or waived. */
  public boolean isOriginalOpen() {
    return view.originalOpen();
  }

  public boolean isOriginalWanted() {
    return view.material().originalSeen();
  }

  /** Whether it is the token itself, whose chip is scanned. */
  public boolean isToken() {
    return view.material().isToken();
  }

  public boolean isWaivable() {
    return !view.material().waivers().isEmpty();
  }

  public boolean isWaived() {
    return view.isWaived();
  }

  /** Why it need not be brought. */
  public String getWaiver() {
    return view.isWaived()
        ? view.material()
            .waiver(view.waiveReason())
            .map(waiver -> say.in(waiver.label()))
            .orElse(view.waiveReason())
        : "";
  }

  /** Reasons by their words. */
  public Map<String, String> getWaivers() {
    Map<String, String> reasons = new LinkedHashMap<>();
    view.material().waivers().forEach(waiver -> reasons.put(say.in(waiver.label()), waiver.code()));
    return reasons;
  }

  public boolean isDemanded() {
    return view.demanded();
  }

  public List<ScanView> getScans() {
    return view.scans();
  }

  /** What whoever brought the scans should know, each once. */
  public List<String> getNotes() {
    return view.scans().stream()
        .flatMap(scan -> scan.notes().stream())
        .map(say::problem)
        .distinct()
        .toList();
  }

  /** How it stands: a tint of the status table. */
  public String getTint() {
    if (view.isWaived() || (!view.demanded() && view.scans().isEmpty())) {
      return "idle";
    }
    return !isScanned() || view.isScannedAsItIs() ? "ok" : "wait";
  }

  public String getIcon() {
    return switch (getTint()) {
      case "ok" -> "pi-check";
      case "wait" -> "pi-clock";
      default -> "pi-minus-circle";
    };
  }

  public String getStatus() {
    if (view.isWaived()) {
      return say.of("paper.waived");
    }
    if (!view.scans().isEmpty()) {
      return say.of(
          "paper.pages",
          view.scans().size(),
          figures.bytes(view.scans().stream().mapToLong(ScanView::size).sum()));
    }
    if (!isScanned()) {
      return say.of("paper.no-scan");
    }
    return say.of(view.demanded() ? "paper.to-scan" : "paper.optional");
  }

  public boolean isSeen() {
    return seen;
  }

  public void setSeen(boolean seen) {
    this.seen = seen;
  }

  /** Who saw the original, and when. */
  public String getSeenNote() {
    return view.originalSeen()
        ? say.person(view.originalBy()) + " " + figures.lately(view.originalAt())
        : "";
  }
}
