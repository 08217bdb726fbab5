package org.certbureau.web.rest;

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
import org.certbureau.station.StationDesk;
import org.certbureau.station.StationView;

/** Stations: administrators let them in and out. */
@Path("/stations")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class StationsResource {
  @EJB private StationDesk desk;

  /**
   * A station that wants to be let in.
   *
   * @param request the PEM that the station made
   * @param desk code of the desk where it stands; left out, it stands at none
   */
  public record Applicant(String request, String region, String name, String desk) {}

  @POST
  public Response enrol(Applicant applicant) {
    StationDesk.Enrolment enrolment =
        desk.enrol(
            applicant.request(),
            RegionCode.of(applicant.region()),
            applicant.name(),
            applicant.desk());
    return Response.status(Response.Status.CREATED).entity(enrolment).build();
  }

  @GET
  public List<StationView> all() {
    return desk.all();
  }

  /** Which jobs would wait if the station were retired. */
  @GET
  @Path("{code}/dependents")
  public StationDesk.Dependents dependents(@PathParam("code") String code) {
    return desk.dependents(code);
  }

  /** Lets a retired station in again, with its key and login of before. */
  @POST
  @Path("{code}/restore")
  public void restore(@PathParam("code") String code) {
    desk.restore(code);
  }

  @DELETE
  @Path("{code}")
  public void retire(@PathParam("code") String code) {
    desk.retire(code);
  }
}
