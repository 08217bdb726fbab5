package org.certbureau.web.rest.admin;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.certbureau.station.letters.DeadMessageView;
import org.certbureau.station.letters.LetterDesk;

/** Messages between bureau and stations that nobody could act on: administrators see to them. */
@Path("/dead-letters")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeadLettersResource {
  @EJB private LetterDesk desk;

  @GET
  @Operation(summary = "Those that nobody has seen to, the oldest first, 200 at most")
  public List<DeadMessageView> open() {
    return desk.deadMessages();
  }

  @PUT
  @Path("{reference}/return")
  @Operation(
      summary = "Puts one back where it came from, as it was",
      description =
          "It is looked at once more; where that fails again, it comes here under another"
              + " reference. Said again it changes nothing.")
  public void putBack(@PathParam("reference") String reference) {
    desk.putBack(reference);
  }

  @PUT
  @Path("{reference}/settlement")
  @Operation(
      summary = "Sets one aside that somebody has seen to",
      description = "It stays on record. Said again it changes nothing.")
  public void settle(@PathParam("reference") String reference) {
    desk.settle(reference);
  }
}
