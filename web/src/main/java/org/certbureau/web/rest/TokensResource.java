package org.certbureau.web.rest;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.certbureau.kernel.RegionCode;
import org.certbureau.token.TokenDesk;
import org.certbureau.token.TokenState;
import org.certbureau.token.TokenView;

/** Tokens: makers count deliveries in and look at the stock. */
@Path("/tokens")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {
  @EJB private TokenDesk desk;

  /** A chip serial on a delivery note. */
  public record Chip(String chip, String model) {}

  /** A delivery of tokens. */
  public record Delivery(String region, String batch, List<Chip> chips) {}

  /** How many of a delivery's tokens were not known yet. */
  public record Counted(int added) {}

  @POST
  @Path("batches")
  public Counted register(Delivery delivery) {
    List<TokenDesk.Delivered> chips =
        delivery.chips() == null
            ? null
            : delivery.chips().stream()
                .map(c -> c == null ? null : new TokenDesk.Delivered(c.chip(), c.model()))
                .toList();
    return new Counted(desk.register(RegionCode.of(delivery.region()), delivery.batch(), chips));
  }

  @GET
  @Path("counts")
  public Map<TokenState, Long> counts() {
    return desk.counts();
  }

  /** A page in the order of chip serials; {@code after} is the last serial of the page before. */
  @GET
  public List<TokenView> page(
      @QueryParam("state") @DefaultValue("IN_STOCK") TokenState state,
      @QueryParam("after") @DefaultValue("") String after,
      @Parameter(schema = @Schema(minimum = "1", maximum = "200"))
          @QueryParam("limit")
          @DefaultValue("50")
          int limit) {
    return desk.page(state, after, limit);
  }
}
