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
import org.certbureau.region.business.Service;
import org.certbureau.region.policy.FormKeys;

/** What the bureau knows already of the unit that stands at the desk; shown beside its form. */
@Named
@RequestScoped
public class HolderAtDesk {
  private static final int FEW = 5;
  private static final int MOST = 50;

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
      openCases =
          isKnown() && inHand.isBegun()
              ? work
                  .worklist(
                      new WorkFilter(null, null, Awaiting.ANYBODY, null, null, code(), false),
                      null,
                      MOST)
                  .items()
                  .stream()
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
      held = isKnown() ? pairs.search(PairFilter.text(code()), null, FEW).items() : List.of();
    }
    return held;
  }

  private boolean isKnown() {
    return CreditCode.check(typed()).isEmpty();
  }

  private String code() {
    return CreditCode.of(typed()).value();
  }

  private String typed() {
    return draft.typed(FormKeys.CREDIT_CODE);
  }
}
