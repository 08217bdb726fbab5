package org.certbureau.web.faces.acceptance;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import org.certbureau.application.paper.PaperDesk;
import org.certbureau.application.paper.PrintView;
import org.certbureau.web.faces.words.Words;

/** The papers that the bureau prints for an acceptance, where their scans are asked for. */
@Named("prints")
@RequestScoped
public class PrintsAtDesk {
  @EJB private PaperDesk desk;
  @Inject private CaseInHand inHand;
  @Inject private Words say;

  private List<PrintView> all;

  private List<PrintView> all() {
    if (all == null) {
      all = inHand.isEditable() ? desk.prints(inHand.caseNumber()) : List.of();
    }
    return all;
  }

  /** How the paper of a material stands; null for one that the bureau does not print. */
  public PrintView of(String material) {
    return all().stream()
        .filter(print -> print.materials().contains(material))
        .findFirst()
        .orElse(null);
  }

  /** Fields that it needs, in words. */
  public String missing(PrintView print) {
    return print.missing().stream()
        .map(field -> say.in(field.label()))
        .collect(Collectors.joining(say.of("list.separator")));
  }

  /** How many papers are printed at once, copies and all; 0 for none. */
  public int getSheets() {
    return all().stream().filter(PrintView::isPrintable).mapToInt(PrintView::copies).sum();
  }

  /** Whether any of them has still to be printed, or anew. */
  public boolean isToPrint() {
    return all().stream()
        .anyMatch(print -> print.copies() > 0 && print.isPrintable() && print.isToPrint());
  }
}
