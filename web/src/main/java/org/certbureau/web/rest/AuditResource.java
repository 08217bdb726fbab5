package org.certbureau.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.audit.Verification;
import org.certbureau.report.AuditDesk;
import org.certbureau.web.door.Answer;
import org.certbureau.web.door.Languages;

/** The audit trail, for auditors. */
@Path("/audit")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
  @EJB private AuditDesk desk;
  @Context private HttpServletRequest request;

  /**
   * Sealed entries, the newest first; {@code before} is the place of the last one of a page. The
   * time goes from a moment, inclusive, to another, exclusive, e.g. {@code 2026-11-22T00:00:00Z}.
   */
  @GET
  public List<AuditRecord> page(
      @QueryParam("actor") String actor,
      @QueryParam("action") String action,
      @QueryParam("object") String object,
      @QueryParam("from") String from,
      @QueryParam("until") String until,
      @QueryParam("before") Long before,
      @Parameter(schema = @Schema(minimum = "1", maximum = "200"))
          @QueryParam("limit")
          @DefaultValue("50")
          int limit) {
    return desk.page(
        new AuditTrail.Filter(
            actor, action, object, Moments.at("from", from), Moments.at("until", until)),
        before,
        limit);
  }

  /**
   * What a verification found.
   *
   * @param broken the first broken place; absent where intact
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Found(
      boolean intact, long entries, long waiting, long anchors, Answer.Item broken) {}

  /** Walks the whole chain; the answer names the first entry that is broken. */
  @POST
  @Path("verification")
  public Found verify() {
    Verification found = desk.verify();
    return new Found(
        found.intact(),
        found.entries(),
        found.waiting(),
        found.anchors(),
        found.broken() == null ? null : Answer.Item.of(found.broken(), Languages.of(request)));
  }
}
