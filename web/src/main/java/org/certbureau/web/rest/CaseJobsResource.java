package org.certbureau.web.rest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.certbureau.application.view.ViewingDesk;
import org.certbureau.issuance.MakerDesk;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.station.JobView;
import org.certbureau.station.ProductionDesk;

/** The attempts to make the token of an application. */
@Path("/applications/{caseNumber}/jobs")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CaseJobsResource {
  @EJB private ViewingDesk viewing;
  @EJB private ProductionDesk production;
  @EJB private MakerDesk maker;

  /** A reason, as the next reader sees it. */
  public record Reason(String reason) {}

  /** The newest first. */
  @GET
  public List<JobView> all(@PathParam("caseNumber") String caseNumber) {
    CaseNumber number = CaseNumber.of(caseNumber);
    viewing.require(number);
    return production.ofCase(number);
  }

  /** Gives up an attempt that does not move any more. */
  @POST
  @Path("{job}/abandonment")
  public void abandon(
      @PathParam("caseNumber") String caseNumber, @PathParam("job") String job, Reason reason) {
    maker.abandon(CaseNumber.of(caseNumber), job, reason.reason());
  }

  /** Lets any station of the region make what waits for the stations of its desk. */
  @POST
  @Path("{job}/move")
  public void move(
      @PathParam("caseNumber") String caseNumber, @PathParam("job") String job, Reason reason) {
    maker.moveElsewhere(CaseNumber.of(caseNumber), job, reason.reason());
  }

  /** Somebody holds the PIN slip that the station reported missing. */
  @POST
  @Path("{job}/slip")
  public void slipFound(@PathParam("caseNumber") String caseNumber, @PathParam("job") String job) {
    maker.slipFound(CaseNumber.of(caseNumber), job);
  }
}
