package org.certbureau.web.rest.admin;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.MachineDesk;
import org.certbureau.staff.MachineView;
import org.certbureau.staff.Reads;
import org.certbureau.staff.asked.RequestView;

/** Branches' own systems: administrators ask for their tokens, and send them away. */
@Path("/machines")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MachinesResource {
  @EJB private MachineDesk desk;

  /**
   * A system that is to act for a region.
   *
   * @param days for which its token is good, 1 to 730; 365 where none is told
   * @param reads which cases it may read; its own where nothing is told
   */
  public record Newcomer(String name, String region, Integer days, Reads reads) {}

  /**
   * Another token.
   *
   * @param days for which it is good, 1 to 730; 365 where none is told
   * @param oldEndsAtOnce whether the token of before ends with it; otherwise, and where nothing is
   *     told, it goes on for a day
   */
  public record Renewal(Integer days, Boolean oldEndsAtOnce) {}

  @GET
  @Operation(
      summary = "Every system in force, then those that were revoked last",
      description = "Names and dates; no token is told.")
  public List<MachineView> all() {
    return desk.all();
  }

  @POST
  @Operation(
      summary = "Asks for a system to be let in",
      description =
          "A second administrator agrees at /staff-requests, and who asked picks its token up"
              + " there.")
  public Response ask(Newcomer newcomer) {
    return accepted(
        desk.ask(
            newcomer.name(), RegionCode.of(newcomer.region()), newcomer.days(), newcomer.reads()));
  }

  @POST
  @Path("{name}/renewal")
  @Operation(
      summary = "Asks for another token",
      description =
          "A second administrator agrees at /staff-requests, and who asked picks the token up"
              + " there.")
  public Response renew(@PathParam("name") String name, Renewal renewal) {
    return accepted(desk.renew(name, renewal.days(), Boolean.TRUE.equals(renewal.oldEndsAtOnce())));
  }

  private static Response accepted(RequestView request) {
    return Response.status(Response.Status.ACCEPTED).entity(request).build();
  }

  @DELETE
  @Path("{name}")
  @Operation(
      summary = "Sends a system away",
      description = "At once; its name can be admitted again.")
  public void revoke(@PathParam("name") String name) {
    desk.revoke(name);
  }
}
