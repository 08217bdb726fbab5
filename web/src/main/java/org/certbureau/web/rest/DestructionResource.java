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
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.certbureau.kernel.RegionCode;
import org.certbureau.token.DestructionDesk;
import org.certbureau.token.DestructionView;
import org.certbureau.token.TokenView;

/** Lists of tokens that are destroyed; two people sign each (销毁清单). */
@Path("/tokens/destruction-lists")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DestructionResource {
  @EJB private DestructionDesk desk;

  /**
   * Tokens that are to be destroyed together.
   *
   * @param chips chip serials, 1 to 200
   */
  public record Wanted(String region, List<String> chips) {}

  /** A page of lists, the latest first, without their tokens. */
  @GET
  public List<DestructionView> page(
      @Parameter(description = "Number of the last list of the page before")
          @QueryParam("after")
          @DefaultValue("")
          String after,
      @Parameter(schema = @Schema(minimum = "1", maximum = "200"))
          @QueryParam("limit")
          @DefaultValue("50")
          int limit) {
    return desk.page(after, limit);
  }

  /** Tokens that were taken back and stand on no list, in the order of their chip serials. */
  @GET
  @Path("waiting")
  public List<TokenView> waiting(
      @Parameter(description = "One of the caller's regions; all of them where none is told")
          @QueryParam("region")
          String region,
      @QueryParam("after") @DefaultValue("") String after,
      @Parameter(schema = @Schema(minimum = "1", maximum = "200"))
          @QueryParam("limit")
          @DefaultValue("50")
          int limit) {
    return desk.waiting(region == null ? null : RegionCode.of(region), after, limit);
  }

  /** Makes a list; nothing is destroyed before two people have signed it. */
  @POST
  public Response make(Wanted wanted) {
    String number = desk.make(RegionCode.of(wanted.region()), wanted.chips());
    return Response.status(Response.Status.CREATED).entity(desk.list(number)).build();
  }

  @GET
  @Path("{number}")
  public DestructionView list(@PathParam("number") String number) {
    return desk.list(number);
  }

  @POST
  @Path("{number}/signatures")
  @Operation(
      summary = "Signs a list",
      description = "Each signs once; with the second signature its tokens are destroyed.")
  public DestructionView sign(@PathParam("number") String number) {
    desk.sign(number);
    return desk.list(number);
  }

  /**
   * @param reason why, 1 to 200 characters
   */
  public record Void(String reason) {}

  @POST
  @Path("{number}/void")
  @Operation(
      summary = "Makes a list void",
      description = "Before two have signed it: its tokens wait for another one.")
  public DestructionView dissolve(@PathParam("number") String number, Void why) {
    desk.dissolve(number, why.reason());
    return desk.list(number);
  }

  @GET
  @Path("{number}/list.pdf")
  @Produces("application/pdf")
  public byte[] paper(@PathParam("number") String number) {
    return desk.paper(number);
  }
}
