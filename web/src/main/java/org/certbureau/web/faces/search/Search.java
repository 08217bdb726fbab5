package org.certbureau.web.faces.search;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.certbureau.application.worklist.WorkDesk;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.application.worklist.WorkItem;
import org.certbureau.certificate.PairDesk;
import org.certbureau.certificate.PairFilter;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.FreeText;
import org.certbureau.web.faces.frame.Links;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.frame.Shapes;

/**
 * The search in the header. It tells by its shape what was typed and goes straight to the one hit;
 * anything else is looked for among the names of units.
 */
@Named
@RequestScoped
public class Search {
  private static final int MOST = 20;

  @EJB private WorkDesk work;
  @EJB private PairDesk pairs;
  @Inject private Problems problems;

  private String text;
  private List<WorkItem> cases = List.of();
  private List<PairView> certificates = List.of();

  /**
   * @return the page of the only hit, or null to show what was found
   */
  public String look() {
    if (text == null) {
      return null;
    }
    Optional<String> number = Shapes.caseNumber(text);
    problems.none(
        () -> {
          if (number.isEmpty()) {
            certificates = pairs.search(PairFilter.text(text), null, MOST).items();
          }
          if (number.isPresent() || !Shapes.isHex(text) || Shapes.isCreditCode(text)) {
            cases = work.worklist(WorkFilter.text(number.orElse(text)), null, MOST).items();
          }
        });
    if (cases.isEmpty() && certificates.size() == 1) {
      return Links.redirect(Links.certificate(certificates.get(0).signingSerial()));
    }
    if (cases.size() == 1 && certificates.isEmpty()) {
      return Links.redirect(Links.application(cases.get(0).caseNumber().value()));
    }
    return null;
  }

  public boolean isNothing() {
    return cases.isEmpty() && certificates.isEmpty() && !problems.isAny();
  }

  public List<WorkItem> getCases() {
    return cases;
  }

  public List<PairView> getCertificates() {
    return certificates;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    // blanks and what nobody sees are nothing to look for
    this.text = FreeText.cleaned(text).isEmpty() ? null : text.strip();
  }
}
