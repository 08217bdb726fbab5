package org.certbureau.web.rest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.certbureau.kernel.RegionCode;
import org.certbureau.staff.MachineDesk;

/** Branches' own systems: administrators let them in and out. */
@Path("/machines")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MachinesResource {
  @EJB private MachineDesk desk;

  /** A system that is to act for a region. */
  public record Newcomer(String name, String region) {}

  /**
   * What it shows with every request.
   *
   * @param token told this once
   */
  public record Admission(String name, String token) {}

  @POST
  public Response admit(Newcomer newcomer) {
    String token = desk.admit(newcomer.name(), RegionCode.of(newcomer.region()));
    return Response.status(Response.Status.CREATED)
        .entity(new Admission(newcomer.name(), token))
        .build();
  }

  @DELETE
  @Path("{name}")
  public void revoke(@PathParam("name") String name) {
    desk.revoke(name);
  }
}
