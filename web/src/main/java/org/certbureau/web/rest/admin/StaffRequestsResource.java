package org.certbureau.web.rest.admin;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.certbureau.staff.RequestDesk;
import org.certbureau.staff.asked.PickedUp;
import org.certbureau.staff.asked.RequestView;

/** What one administrator asks for, and another agrees to or declines. */
@Path("/staff-requests")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StaffRequestsResource {
  @EJB private RequestDesk desk;

  @GET
  @Operation(summary = "The requests of the last thirty days, the latest first, 200 at most")
  public List<RequestView> recent() {
    return desk.recent();
  }

  @GET
  @Path("{id}")
  public RequestView one(@PathParam("id") long id) {
    return desk.of(id);
  }

  @PUT
  @Path("{id}/consent")
  @Operation(summary = "Agrees", description = "Not who asked. Said again it changes nothing.")
  public RequestView consent(@PathParam("id") long id) {
    return desk.consent(id);
  }

  @PUT
  @Path("{id}/refusal")
  @Operation(summary = "Declines", description = "Not who asked. Said again it changes nothing.")
  public RequestView decline(@PathParam("id") long id) {
    return desk.decline(id);
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Takes back what one asked for oneself")
  public RequestView withdraw(@PathParam("id") long id) {
    return desk.withdraw(id);
  }

  @POST
  @Path("{id}/secret")
  @Operation(
      summary = "Picks the token up, or one half of the password",
      description =
          "Who asked, once, after another has agreed; it is made in that moment. Of a password who"
              + " asked gets the first half and then who agreed the second, each once.")
  public PickedUp pickUp(@PathParam("id") long id) {
    return desk.pickUp(id);
  }
}
