package org.certbureau.web.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.certbureau.kernel.RegionCode;
import org.certbureau.life.TokenStory;
import org.certbureau.life.TokenStoryDesk;
import org.certbureau.token.TokenDesk;
import org.certbureau.token.TokenState;
import org.certbureau.token.TokenView;

/**
 * Tokens: makers count deliveries in and look at the stock; whoever works for its region sees a
 * token.
 */
@Path("/tokens")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {
  @EJB private TokenDesk desk;
  @EJB private TokenStoryDesk stories;

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

  @GET
  @Path("{chip}")
  @Operation(
      summary = "The whole life of a token",
      description =
          "What it is now, its warranty where the region grants one, and what happened to it, the"
              + " latest first. For people of its region; another region's token is not found.")
  public TokenStory story(
      @PathParam("chip") String chip,
      @Parameter(description = "What the page before said in next") @QueryParam("after")
          String after,
      @Parameter(schema = @Schema(minimum = "1", maximum = "200"))
          @QueryParam("limit")
          @DefaultValue("50")
          int limit) {
    return stories.story(chip, after, limit);
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
