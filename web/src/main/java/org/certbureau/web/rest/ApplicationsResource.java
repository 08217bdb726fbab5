package org.certbureau.web.rest;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.certbureau.application.State;
import org.certbureau.application.Step;
import org.certbureau.application.StepDesk;
import org.certbureau.application.draft.ApplicationEdit;
import org.certbureau.application.draft.DraftDesk;
import org.certbureau.application.draft.NewApplication;
import org.certbureau.application.loss.LossDesk;
import org.certbureau.application.material.MaterialDesk;
import org.certbureau.application.material.ScanPicture;
import org.certbureau.application.view.ApplicationView;
import org.certbureau.application.view.ViewingDesk;
import org.certbureau.application.worklist.Awaiting;
import org.certbureau.application.worklist.WorkDesk;
import org.certbureau.application.worklist.WorkFilter;
import org.certbureau.application.worklist.WorkPage;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.scan.Spot;
import org.certbureau.web.door.NamedFacts;

/** Applications from the first draft to the last step, and their papers. */
@Path("/applications")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ApplicationsResource {
  @EJB private DraftDesk drafts;
  @EJB private StepDesk steps;
  @EJB private ViewingDesk viewing;
  @EJB private WorkDesk work;
  @EJB private MaterialDesk materials;
  @EJB private LossDesk losses;

  /**
   * An application as it is begun; the form need not be complete.
   *
   * @param certificate number of the certificate that it is about (证书编号), where there is one
   *     already
   * @param consents versions of the texts that were agreed to, by their codes
   * @param form values by the keys of the policy's form fields
   */
  public record Draft(
      String region,
      String service,
      String holder,
      String channel,
      String certificate,
      Integer years,
      Integer applications,
      Map<String, Boolean> facts,
      Map<String, String> consents,
      Map<String, String> form) {}

  /**
   * What is changed; a part that is left out stays.
   *
   * @param seenRevision the revision that was looked at; what others changed since is then not
   *     overwritten
   */
  public record Change(
      Integer years,
      Integer applications,
      Map<String, Boolean> facts,
      Map<String, String> consents,
      Map<String, String> form,
      Integer seenRevision) {}

  /** How an application is called from now on. */
  public record Begun(CaseNumber caseNumber) {}

  /** A spot on a scan, in thousandths of the page's width and height. */
  public record OnScan(Integer left, Integer top, Integer width, Integer height) {}

  /** A scan that was kept. */
  public record Kept(long scan) {}

  /**
   * What goes along with a step.
   *
   * @param reason where the step needs one; the applicant reads it
   */
  public record StepTaken(String reason, Integer seenRevision) {}

  /**
   * The token that was lost lies on the counter.
   *
   * @param chip its chip serial, as scanned
   * @param seenRevision the revision that was looked at; null if it does not matter
   */
  public record TokenFound(String chip, Integer seenRevision) {}

  /**
   * Whether the original was seen.
   *
   * @param document which it was, where any one of several will do: one of the policy's codes
   */
  public record Original(boolean seen, String document) {}

  /** Why the clerk goes on in spite of the policy's warning. */
  public record GoingOn(String reason) {}

  /** Why a paper need not be brought: one of the policy's reasons. */
  public record PaperWaived(String reason) {}

  @POST
  public Response draft(Draft draft) {
    CaseNumber number =
        drafts.draft(
            new NewApplication(
                RegionCode.of(draft.region()),
                Service.of(draft.service()),
                HolderType.of(draft.holder()),
                draft.channel() == null ? Channel.COUNTER : Channel.of(draft.channel()),
                draft.certificate(),
                draft.years() == null ? 1 : draft.years(),
                draft.applications() == null ? 1 : draft.applications(),
                NamedFacts.read(draft.facts()),
                draft.consents(),
                draft.form()));
    return Response.status(Response.Status.CREATED).entity(new Begun(number)).build();
  }

  /** A page of what the caller may see; {@code after} is {@code next} of the page before. */
  @GET
  public WorkPage worklist(
      @QueryParam("awaiting") String awaiting,
      @QueryParam("state") String state,
      @QueryParam("mine") boolean mine,
      @QueryParam("text") String text,
      @QueryParam("after") String after,
      @Parameter(schema = @Schema(minimum = "1", maximum = "200"))
          @QueryParam("limit")
          @DefaultValue("50")
          int limit) {
    CaseSearchResource.requireOfNoPerson(text);
    return work.worklist(
        new WorkFilter(
            null,
            state == null ? null : State.of(state),
            awaiting == null ? null : Awaiting.of(awaiting),
            null,
            null,
            text,
            mine),
        after,
        limit);
  }

  /** How many applications of the caller's regions wait for what. */
  @GET
  @Path("counters")
  public Map<Awaiting, Long> counters() {
    return work.counters();
  }

  /** The whole form, unmasked, for who fills it in or compares it; each look is on record. */
  @GET
  @Path("{caseNumber}/form")
  public Map<String, String> form(@PathParam("caseNumber") String caseNumber) {
    return viewing.form(CaseNumber.of(caseNumber));
  }

  @GET
  @Path("{caseNumber}")
  public ApplicationView find(@PathParam("caseNumber") String caseNumber) {
    return viewing.find(CaseNumber.of(caseNumber));
  }

  @PUT
  @Path("{caseNumber}")
  public ApplicationView update(@PathParam("caseNumber") String caseNumber, Change change) {
    CaseNumber number = CaseNumber.of(caseNumber);
    drafts.update(
        number,
        new ApplicationEdit(
            change.years(),
            change.applications(),
            change.facts() == null ? null : NamedFacts.read(change.facts()),
            change.consents(),
            change.form(),
            change.seenRevision()));
    return viewing.find(number);
  }

  /** Takes a step, e.g. {@code submit}, {@code accept}, {@code approve}, {@code deliver}. */
  @POST
  @Path("{caseNumber}/steps/{step}")
  public ApplicationView take(
      @PathParam("caseNumber") String caseNumber,
      @PathParam("step") String step,
      @BodyNeeded.MayBeLeftOut StepTaken taken) {
    CaseNumber number = CaseNumber.of(caseNumber);
    steps.take(
        number,
        Step.of(step),
        taken == null ? null : taken.reason(),
        taken == null ? null : taken.seenRevision());
    return viewing.find(number);
  }

  /**
   * Lifts the hold that a loss has set, because its token is found and shown; a case that is open
   * ends as withdrawn. Where a service of its own lifts holds, this is refused.
   */
  @POST
  @Path("{caseNumber}/found")
  public ApplicationView found(@PathParam("caseNumber") String caseNumber, TokenFound found) {
    CaseNumber number = CaseNumber.of(caseNumber);
    losses.found(number, found.chip(), found.seenRevision());
    return viewing.find(number);
  }

  /** Adds a scan; the body is the picture itself, and its content decides what it is. */
  @POST
  @Consumes({"image/*", MediaType.APPLICATION_OCTET_STREAM})
  @Path("{caseNumber}/materials/{material}/scans")
  public Response attach(
      @PathParam("caseNumber") String caseNumber,
      @PathParam("material") String material,
      @QueryParam("name") @DefaultValue("scan") String name,
      byte[] picture) {
    long scan = materials.attach(CaseNumber.of(caseNumber), material, name, picture);
    return Response.status(Response.Status.CREATED).entity(new Kept(scan)).build();
  }

  /** Goes on in spite of the policy's warning; the reason is kept. */
  @PUT
  @Path("{caseNumber}/warning")
  public ApplicationView confirmWarning(
      @PathParam("caseNumber") String caseNumber, GoingOn goingOn) {
    CaseNumber number = CaseNumber.of(caseNumber);
    steps.confirmWarning(number, goingOn.reason());
    return viewing.find(number);
  }

  @GET
  @Produces(MediaType.WILDCARD)
  @Path("{caseNumber}/scans/{scan}")
  public Response scan(@PathParam("caseNumber") String caseNumber, @PathParam("scan") long scan) {
    ScanPicture picture = materials.scan(CaseNumber.of(caseNumber), scan);
    return Response.ok(picture.content(), picture.mediaType())
        .header("Cache-Control", "private, no-store")
        .build();
  }

  @DELETE
  @Path("{caseNumber}/scans/{scan}")
  public void remove(@PathParam("caseNumber") String caseNumber, @PathParam("scan") long scan) {
    materials.removeScan(CaseNumber.of(caseNumber), scan);
  }

  /** Shows a reviewer where on a scan to look. */
  @PUT
  @Path("{caseNumber}/scans/{scan}/spot")
  public void show(
      @PathParam("caseNumber") String caseNumber, @PathParam("scan") long scan, OnScan spot) {
    materials.show(
        CaseNumber.of(caseNumber),
        scan,
        Optional.of(Spot.of(spot.left(), spot.top(), spot.width(), spot.height())));
  }

  @DELETE
  @Path("{caseNumber}/scans/{scan}/spot")
  public void showNothing(
      @PathParam("caseNumber") String caseNumber, @PathParam("scan") long scan) {
    materials.show(CaseNumber.of(caseNumber), scan, Optional.empty());
  }

  @PUT
  @Path("{caseNumber}/materials/{material}/original")
  public void original(
      @PathParam("caseNumber") String caseNumber,
      @PathParam("material") String material,
      Original original) {
    materials.tickOriginal(
        CaseNumber.of(caseNumber), material, original.seen(), original.document());
  }

  @PUT
  @Path("{caseNumber}/materials/{material}/waiver")
  public void waive(
      @PathParam("caseNumber") String caseNumber,
      @PathParam("material") String material,
      PaperWaived waiver) {
    materials.waive(CaseNumber.of(caseNumber), material, waiver.reason());
  }

  @DELETE
  @Path("{caseNumber}/materials/{material}/waiver")
  public void demandAgain(
      @PathParam("caseNumber") String caseNumber, @PathParam("material") String material) {
    materials.demandAgain(CaseNumber.of(caseNumber), material);
  }
}
