package org.certbureau.web.rest;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.certbureau.application.material.ScanPicture;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.recovery.RecoveryDesk;
import org.certbureau.recovery.RecoveryRow;
import org.certbureau.recovery.RecoveryView;
import org.certbureau.web.door.RemoteAddress;

/** What recovery officers are asked, and their word on it. */
@Path("/recoveries")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RecoveriesResource {
  @EJB private RecoveryDesk desk;
  @Context private HttpServletRequest request;

  /**
   * A consent.
   *
   * @param password the officer's own, once more: a request that is carried by a login alone
   *     consents to nothing
   */
  public record Consent(String password) {}

  /**
   * A refusal.
   *
   * @param password as in a consent
   * @param reason at least five characters that say something
   */
  public record Refusal(String password, String reason) {}

  @GET
  @Operation(summary = "What is open, first what wants the caller's word")
  public List<RecoveryRow> open() {
    return desk.open();
  }

  @GET
  @Path("own")
  @Operation(summary = "What the caller has said something to, the latest answered first")
  public List<RecoveryRow> own() {
    return desk.own();
  }

  @GET
  @Path("{caseNumber}")
  @Operation(
      summary = "What one case asks for",
      description = "Each look is on record, and so is each page of a paper.")
  public RecoveryView one(@PathParam("caseNumber") String caseNumber) {
    return desk.view(CaseNumber.of(caseNumber));
  }

  @GET
  @Path("{caseNumber}/pages/{scan}")
  @Produces(MediaType.WILDCARD)
  public Response page(@PathParam("caseNumber") String caseNumber, @PathParam("scan") long scan) {
    ScanPicture picture = desk.page(CaseNumber.of(caseNumber), scan);
    return Response.ok(picture.getContent(), picture.mediaType()).build();
  }

  @POST
  @Path("{caseNumber}/consent")
  @Operation(
      summary = "Consents to it",
      description =
          "Holds for 24 hours and until anything of it changes. Every page of its papers has to be"
              + " looked at first; a wrong password counts as one at the login.")
  public RecoveryView consent(@PathParam("caseNumber") String caseNumber, Consent said) {
    CaseNumber number = CaseNumber.of(caseNumber);
    desk.consent(number, said.password(), RemoteAddress.of(request));
    return desk.view(number);
  }

  @POST
  @Path("{caseNumber}/refusal")
  @Operation(summary = "Refuses it, for good")
  public RecoveryView refuse(@PathParam("caseNumber") String caseNumber, Refusal said) {
    CaseNumber number = CaseNumber.of(caseNumber);
    desk.refuse(number, said.password(), said.reason(), RemoteAddress.of(request));
    return desk.view(number);
  }

  @POST
  @Path("{caseNumber}/withdrawal")
  @Operation(summary = "Takes a consent back that holds, as long as the key is not on its way")
  public RecoveryView withdraw(@PathParam("caseNumber") String caseNumber) {
    CaseNumber number = CaseNumber.of(caseNumber);
    desk.withdraw(number);
    return desk.view(number);
  }
}
