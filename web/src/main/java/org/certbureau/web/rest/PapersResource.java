package org.certbureau.web.rest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.certbureau.application.paper.PaperDesk;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.policy.PaperRule;

/** The papers that the unit signs and seals; each print is on record. */
@Path("/applications/{caseNumber}/{paper: form|authorisation|agreement}.pdf")
@RequestScoped
public class PapersResource {
  @EJB private PaperDesk papers;

  /**
   * The form (受理表), the letter of authority (授权委托书) or the service agreement (服务协议) as the
   * application stands now; 404 where its region has no such paper.
   */
  @GET
  @Produces("application/pdf")
  public Response print(
      @PathParam("caseNumber") String caseNumber, @PathParam("paper") String paper) {
    PaperRule.Kind kind =
        switch (paper) {
          case "form" -> PaperRule.Kind.APPLICATION_FORM;
          case "authorisation" -> PaperRule.Kind.POWER_OF_ATTORNEY;
          default -> PaperRule.Kind.SERVICE_AGREEMENT;
        };
    return Response.ok(papers.print(CaseNumber.of(caseNumber), kind))
        .header("Cache-Control", "private, no-store")
        .build();
  }
}
