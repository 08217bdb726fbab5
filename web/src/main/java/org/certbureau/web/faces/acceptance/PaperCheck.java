package org.certbureau.web.faces.acceptance;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.certbureau.application.material.MaterialDesk;
import org.certbureau.application.material.MaterialView;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.kernel.RuleViolation;
import org.certbureau.region.policy.Material;
import org.certbureau.web.faces.casefile.Paper;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Words;

/** Materials and originals (材料与原件) as a clerk goes through them; every answer is kept at once. */
@Named
@ViewScoped
public class PaperCheck implements Serializable {
  private static final long serialVersionUID = 1L;

  @EJB private MaterialDesk materials;
  @Inject private CaseInHand inHand;
  @Inject private Figures figures;
  @Inject private Problems problems;
  @Inject private RefusedScans refusedScans;
  @Inject private Words say;

  private String waiving;
  private String waiver;

  private transient ApplicationView shown;
  private transient List<Paper> papers;

  public List<Paper> getPapers() {
    if (papers == null || shown != inHand.view()) {
      shown = inHand.view();
      papers = new ArrayList<>();
      shown
          .materials()
          .forEach(
              material ->
                  papers.add(
                      new Paper(
                          papers.size() + 1, material, inHand.view().service(), say, figures)));
    }
    return papers;
  }

  /** Whether it proves a change, so that a spot on it can be shown to who reviews it. */
  public boolean isProof(String material) {
    return inHand.view().changes() != null
        && inHand.view().changes().stream().anyMatch(change -> material.equals(change.proof()));
  }

  public String getNote() {
    return say.of(
        "papers.note",
        count(paper -> paper.isDemanded() || paper.isWaived()),
        count(paper -> isOwed(paper) && paper.isSeen()),
        count(PaperCheck::isOwed),
        count(Paper::isWaived));
  }

  /** Whether its original has to be looked at; one that may be brought is not owed. */
  private static boolean isOwed(Paper paper) {
    return paper.isDemanded() && paper.isOriginalWanted();
  }

  /** Originals that a clerk has still to look at; they keep the gate shut, not the submission. */
  public long getUnseen() {
    return count(paper -> isOwed(paper) && !paper.isWaived() && !paper.isSeen());
  }

  /** Whether pages may still be added to any of them. */
  public boolean isScansOpen() {
    return getPapers().stream().anyMatch(Paper::isScansOpen);
  }

  private long count(Predicate<Paper> which) {
    return getPapers().stream().filter(which).count();
  }

  /** Shows what was uploaded meanwhile, and what was refused of it. */
  public void refresh() {
    inHand.reload();
    refusedScans.take().forEach(scan -> problems.addOfFile(scan.file(), scan.problem()));
  }

  /** Where the form names which of several documents it is, a tick says that it was that one. */
  public void tick(String code, boolean seen) {
    String named = seen ? named(code).map(Material.Document::code).orElse(null) : null;
    answer(code, () -> materials.tickOriginal(inHand.caseNumber(), code, seen, named));
  }

  /** What lies on the counter, by the form's own words; empty where it does not say. */
  public String getNamed(String code) {
    return named(code).map(document -> say.in(document.label())).orElse("");
  }

  private Optional<Material.Document> named(String code) {
    return inHand.view().materials().stream()
        .map(MaterialView::material)
        .filter(material -> material.code().equals(code) && material.toldBy() != null)
        .findFirst()
        .flatMap(
            material ->
                inHand.view().fields().stream()
                    .filter(field -> field.getKey().equals(material.toldBy()))
                    .findFirst()
                    .flatMap(field -> material.alternative(field.value())));
  }

  /** Which of several documents was shown; none is one that was not. */
  public void show(String code, String document) {
    boolean any = document != null && !document.isEmpty();
    answer(
        code, () -> materials.tickOriginal(inHand.caseNumber(), code, any, any ? document : null));
  }

  public void remove(String code, long scan) {
    answer(code, () -> materials.removeScan(inHand.caseNumber(), scan));
  }

  public void askWaiver(String code) {
    waiving = code;
    waiver = getWaiving().getWaivers().values().stream().findFirst().orElse(null);
  }

  public void waive() {
    answer(waiving, () -> materials.waive(inHand.caseNumber(), waiving, waiver));
  }

  public void demandAgain(String code) {
    answer(code, () -> materials.demandAgain(inHand.caseNumber(), code));
  }

  private void answer(String code, Runnable deed) {
    try {
      deed.run();
    } catch (RuleViolation refused) {
      refused.problems().forEach(problem -> problems.add(problem.at("materials." + code)));
    }
    inHand.reload();
  }

  /** The material that is about to be waived; null for none. */
  public Paper getWaiving() {
    return waiving == null
        ? null
        : getPapers().stream()
            .filter(paper -> paper.getCode().equals(waiving))
            .findFirst()
            .orElse(null);
  }

  public String getWaiver() {
    return waiver;
  }

  public void setWaiver(String waiver) {
    this.waiver = waiver;
  }
}
