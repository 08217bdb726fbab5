package org.certbureau.web.rest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.payment.ChargeView;
import org.certbureau.payment.NewRefund;
import org.certbureau.payment.RefundDesk;
import org.certbureau.region.business.PaymentMethod;

/** What was paid back after an application ended without a certificate. */
@Path("/applications/{caseNumber}/refund")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RefundResource {
  @EJB private RefundDesk desk;

  /**
   * A repayment as the cashier made it; its amount is the sum of its lines.
   *
   * @param method {@code POS} or {@code REMITTANCE}
   * @param reference number of the terminal's slip or of the bank's voucher
   * @param repaidOn {@code 2026-11-24}
   * @param lines numbers of the lines of the charge that it pays back, at least one; left out: all
   *     that are still owed
   */
  public record Repaid(String method, String reference, LocalDate repaidOn, List<Integer> lines) {}

  @POST
  public ChargeView repay(@PathParam("caseNumber") String caseNumber, Repaid repaid) {
    return desk.repay(
        CaseNumber.of(caseNumber),
        NewRefund.of(
            PaymentMethod.of(repaid.method()),
            repaid.reference(),
            repaid.repaidOn(),
            repaid.lines()));
  }
}
