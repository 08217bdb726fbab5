package org.certbureau.web.rest;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.certbureau.payment.CashDesk;
import org.certbureau.payment.ChargePage;

/** What is still to be paid. */
@Path("/charges")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChargesResource {
  @EJB private CashDesk desk;

  /** A page of it; {@code after} is {@code next} of the page before. */
  @GET
  public ChargePage unpaid(
      @QueryParam("after") Long after,
      @Parameter(schema = @Schema(minimum = "1", maximum = "200"))
          @QueryParam("limit")
          @DefaultValue("50")
          int limit) {
    return desk.unpaid(after, limit);
  }
}
