package org.certbureau.web.faces.acceptance;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.certbureau.application.State;
import org.certbureau.application.worklist.Awaiting;
import org.certbureau.application.worklist.WorkDesk;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.application.worklist.WorkItem;
import org.certbureau.certificate.PairDesk;
import org.certbureau.certificate.PairFilter;
import org.certbureau.certificate.PairView;
import org.certbureau.kernel.CreditCode;
import org.certbureau.kernel.FreeText;
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.FormKeys;

/** What the bureau knows already of the unit that stands at the desk; shown beside its form. */
@Named
@RequestScoped
public class HolderAtDesk {
  private static final int FEW = 5;
  private static final int MOST = 50;
  private static final int SHORTEST = 2;

  @EJB private WorkDesk work;
  @EJB private PairDesk pairs;
  @Inject private CaseInHand inHand;
  @Inject private Draft draft;

  private List<WorkItem> openCases;
  private List<PairView> held;

  /**
   * Other open applications of the same unit: they stop a duplicate. A draft about a certificate
   * holds nothing up (A-X5); one for a first certificate is gone on with and not begun again.
   */
  public List<WorkItem> getOpenCases() {
    if (openCases == null) {
      String sought = sought(unitName());
      openCases =
          sought != null && inHand.isBegun()
              ? work
                  .worklist(
                      new WorkFilter(null, null, Awaiting.ANYBODY, null, null, sought, false),
                      null,
                      MOST)
                  .items()
                  .stream()
                  .filter(item -> hasCode() || unitName().equals(item.unitName()))
                  .filter(item -> item.state() != State.DRAFT || item.service() == Service.NEW)
                  .filter(item -> !item.caseNumber().equals(inHand.caseNumber()))
                  .limit(FEW)
                  .toList()
              : List.of();
    }
    return openCases;
  }

  /** Certificates that the unit holds. */
  public List<PairView> getHeld() {
    if (held == null) {
      String sought = sought(lineOrName());
      held =
          sought == null
              ? List.of()
              : pairs.search(PairFilter.text(sought), null, MOST).items().stream()
                  .filter(pair -> hasCode() || isOfLine() || unitName().equals(pair.holderName()))
                  .limit(FEW)
                  .toList();
    }
    return held;
  }

  /** The code that the unit goes by. */
  public String getCode() {
    String code = isOfOldCode() ? draft.typed(FormKeys.ORGANIZATION_CODE) : typedCode();
    return code.isEmpty() ? "—" : code;
  }

  /** Whether it goes by the code of its organisation alone, as older units do. */
  public boolean isOfOldCode() {
    return typedCode().isEmpty() && !draft.typed(FormKeys.ORGANIZATION_CODE).isEmpty();
  }

  /** Its credit code, or what else is known of it; null where that is not enough to look for it. */
  private String sought(String without) {
    String found = hasCode() ? CreditCode.of(typedCode()).value() : without;
    return found == null || FreeText.length(found) < SHORTEST ? null : found;
  }

  private boolean hasCode() {
    return CreditCode.check(typedCode()).isEmpty();
  }

  private String lineOrName() {
    return isOfLine() ? inHand.view().certificate().number() : unitName();
  }

  private boolean isOfLine() {
    return inHand.view() != null && inHand.view().certificate() != null;
  }

  private String unitName() {
    return draft.typed(FormKeys.UNIT_NAME);
  }

  private String typedCode() {
    return draft.typed(FormKeys.CREDIT_CODE);
  }
}
