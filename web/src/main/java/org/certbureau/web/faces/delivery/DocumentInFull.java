package org.certbureau.web.faces.delivery;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.certbureau.application.view.ViewingDesk;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.policy.FormKeys;

/**
 * The number of the collector's document, to be compared with the card; that it was shown is on
 * record. Kept for one answer, and the page hides it by itself.
 */
@Named
@RequestScoped
public class DocumentInFull {
  @EJB private ViewingDesk viewing;

  private String number = "";

  public void show(String caseNumber) {
    number = viewing.reveal(CaseNumber.of(caseNumber), FormKeys.AGENT_DOCUMENT_NUMBER, null);
  }

  /** Empty unless it was asked for just now. */
  public String getNumber() {
    return number;
  }
}
