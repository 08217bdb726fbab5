package org.certbureau.web.rest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.payment.ReceiptDesk;

/** The acceptance receipt (受理回执) on paper. */
@Path("/applications/{caseNumber}/receipt.pdf")
@RequestScoped
public class ReceiptResource {
  @EJB private ReceiptDesk receipts;

  /** As the application stands now; every print is counted. */
  @GET
  @Produces("application/pdf")
  public byte[] receipt(@PathParam("caseNumber") String caseNumber) {
    return receipts.receipt(CaseNumber.of(caseNumber));
  }
}
