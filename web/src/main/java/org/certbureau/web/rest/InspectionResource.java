package org.certbureau.web.rest;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.certbureau.application.inspection.Findings;
import org.certbureau.application.inspection.InspectionDesk;
import org.certbureau.application.inspection.InspectionView;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.NotFound;
import org.certbureau.web.door.NamedFacts;

/** The token that is looked at before an application is handed in, and what was found. */
@Path("/applications/{caseNumber}/inspection")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class InspectionResource {
  @EJB private InspectionDesk desk;

  /**
   * What was found.
   *
   * @param answers by the facts that the region's policy asks for; one that is left out is open
   * @param methods codes of the policy
   * @param seenRevision the revision that was looked at; null if it does not matter
   */
  public record Inspected(
      Map<String, Boolean> answers, List<String> methods, String remark, Integer seenRevision) {}

  @GET
  @Operation(
      summary = "What an application asks to be looked at, and what was found",
      description =
          "With the token's warranty, which the bureau derives, all that it may come to, and the"
              + " questions that are open. 404 where the application asks for no inspection.")
  public InspectionView inspection(@PathParam("caseNumber") String caseNumber) {
    CaseNumber number = CaseNumber.of(caseNumber);
    return desk.inspection(number)
        .orElseThrow(() -> new NotFound("application.no-inspection", "caseNumber", number.value()));
  }

  /** Keeps what was found; it may be corrected until the application is handed in. */
  @PUT
  public InspectionView inspect(@PathParam("caseNumber") String caseNumber, Inspected found) {
    desk.inspect(
        CaseNumber.of(caseNumber),
        new Findings(
            NamedFacts.read(found.answers()).known(),
            found.methods(),
            found.remark(),
            found.seenRevision()));
    return inspection(caseNumber);
  }
}
