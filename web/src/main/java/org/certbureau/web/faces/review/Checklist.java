package org.certbureau.web.faces.review;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.certbureau.application.material.MaterialView;
import org.certbureau.application.material.ScanView;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.ChangeView;
import org.certbureau.application.view.FieldView;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.FormField;
import org.certbureau.web.faces.casefile.FieldWords;
import org.certbureau.web.faces.casefile.Input;
import org.certbureau.web.faces.casefile.Paper;
import org.certbureau.web.faces.words.Figures;
import org.certbureau.web.faces.words.Words;

/**
 * What a reviewer compares: every field and paper; of a change only what differs, with what proves
 * it, and what is brought anew each time.
 */
@RequestScoped
class Checklist {
  @Inject private FieldWords fields;
  @Inject private Figures figures;
  @Inject private Words say;

  /**
   * A scan in the strip below the viewer.
   *
   * @param place from 1
   * @param spot where on it to look; empty where nobody has shown it
   */
  public record Page(int place, long id, String title, String fileName, String spot) {}

  /**
   * @param form whole, unmasked
   */
  List<Check> of(ApplicationView view, Map<String, String> form) {
    List<Check> checks = new ArrayList<>();
    List<ChangeView> changes = view.changes() == null ? List.of() : view.changes();
    changes.forEach(change -> checks.add(check(view, change, form)));
    Set<String> told = changes.stream().map(ChangeView::getKey).collect(Collectors.toSet());
    view.unchanged().forEach(field -> told.add(field.getKey()));
    for (FieldView field : view.fields()) {
      String value = form.getOrDefault(field.getKey(), "");
      if (!value.isEmpty() && !told.contains(field.getKey())) {
        checks.add(check(view, field.field(), value, form));
      }
    }
    Set<String> proofs =
        changes.stream()
            .map(ChangeView::proof)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    for (MaterialView material : view.materials()) {
      if ((material.demanded() || material.isWaived()) && !proofs.contains(material.getCode())) {
        checks.add(check(material, view.service()));
      }
    }
    return checks;
  }

  private Check check(
      ApplicationView view, FormField field, String value, Map<String, String> form) {
    return new Check(
        field.key(),
        say.in(field.label()),
        fields.show(view, field, value),
        "",
        isIdentifier(field, form),
        0,
        null);
  }

  private boolean isIdentifier(FormField field, Map<String, String> form) {
    return new Input(field, List.of(), form, say).isIdentifier();
  }

  private Check check(MaterialView material, Service service) {
    Paper paper = new Paper(0, material, service, say, figures);
    String stands = material.isWaived() ? paper.getWaiver() : paper.getStatus();
    String note =
        material.originalSeen() ? say.of("review.seen", paper.getSeenNote()) : paper.getDemands();
    if (!paper.getNotes().isEmpty()) {
      note = note + say.of("list.dot") + String.join(say.of("list.dot"), paper.getNotes());
    }
    long first = material.scans().isEmpty() ? 0 : material.scans().get(0).id();
    return new Check(
        "materials." + paper.getCode(), paper.getTitle(), stands, note, false, first, null);
  }

  private Check check(ApplicationView view, ChangeView change, Map<String, String> form) {
    String before = fields.show(view, change.field(), change.before());
    String after = fields.show(view, change.field(), change.after());
    List<Page> pages = pages(view);
    List<Page> proof =
        scans(view, change.proof()).stream()
            .flatMap(scan -> pages.stream().filter(page -> page.id() == scan.id()))
            .toList();
    return new Check(
        change.getKey(),
        say.in(change.field().label()),
        after,
        "",
        isIdentifier(change.field(), form),
        first(proof),
        new Check.Change(
            Difference.of(before, after),
            Difference.of(after, before),
            change.carried(),
            say.of(change.carried() ? "review.change.carried" : "review.change.register"),
            proof.stream().map(page -> Long.toString(page.id())).collect(Collectors.joining(" ")),
            change.proof() == null
                ? say.of("review.change.no-proof")
                : say.of(
                    proof.stream().allMatch(page -> page.spot().isEmpty())
                        ? "review.change.proof"
                        : "review.change.shown",
                    proof.stream()
                        .map(page -> Integer.toString(page.place()))
                        .collect(Collectors.joining(say.of("list.separator")))),
            change.meanwhileBy() == null
                ? null
                : say.of(
                    "review.change.moved",
                    fields.show(view, change.field(), change.meanwhile()),
                    change.meanwhileBy().value())));
  }

  /** Where somebody has shown the spot, else the first; 0 for none. */
  private static long first(List<Page> proof) {
    return proof.stream()
        .filter(page -> !page.spot().isEmpty())
        .findFirst()
        .or(() -> proof.stream().findFirst())
        .map(Page::id)
        .orElse(0L);
  }

  private static List<ScanView> scans(ApplicationView view, String material) {
    return view.materials().stream()
        .filter(one -> one.getCode().equals(material))
        .flatMap(one -> one.scans().stream())
        .toList();
  }

  /** All scans in the order of the materials. */
  List<Page> pages(ApplicationView view) {
    List<Page> pages = new ArrayList<>();
    for (MaterialView material : view.materials()) {
      for (ScanView scan : material.scans()) {
        pages.add(
            new Page(
                pages.size() + 1,
                scan.id(),
                (pages.size() + 1) + " " + say.in(material.material().title()),
                scan.fileName(),
                scan.spot() == null ? "" : scan.spot().text()));
      }
    }
    return pages;
  }
}
