package org.certbureau.web.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.payment.CashDesk;
import org.certbureau.payment.ChargeView;
import org.certbureau.payment.NewPayment;
import org.certbureau.region.business.PaymentMethod;

/** What an application costs, and what was paid for it. */
@Path("/applications/{caseNumber}/payments")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PaymentsResource {
  @EJB private CashDesk desk;

  /**
   * Money as the cashier has it before them.
   *
   * @param method {@code POS} or {@code REMITTANCE}
   * @param payerName whose card or account it came from
   * @param reference number of the terminal's slip or of the bank's voucher
   * @param remittedOn the day on that voucher, {@code 2026-11-20}; not for a card
   */
  public record Paid(
      String method,
      @Schema(type = "string", example = "750.00") Money amount,
      String payerName,
      String reference,
      LocalDate remittedOn) {}

  @POST
  public ChargeView pay(@PathParam("caseNumber") String caseNumber, Paid paid) {
    return desk.take(
        CaseNumber.of(caseNumber),
        new NewPayment(
            PaymentMethod.of(paid.method()),
            paid.amount(),
            paid.payerName(),
            paid.reference(),
            paid.remittedOn()));
  }

  /** What is due, line by line, and the payment where there is one. */
  @GET
  public ChargeView charge(@PathParam("caseNumber") String caseNumber) {
    return desk.charge(CaseNumber.of(caseNumber));
  }
}
