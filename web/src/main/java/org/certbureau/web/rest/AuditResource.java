package org.certbureau.web.rest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.certbureau.audit.AuditRecord;
import org.certbureau.audit.AuditTrail;
import org.certbureau.audit.Verification;
import org.certbureau.report.AuditDesk;

/** The audit trail, for auditors. */
@Path("/audit")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
  @EJB private AuditDesk desk;

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
      @QueryParam("limit") @DefaultValue("50") int limit) {
    return desk.page(
        new AuditTrail.Filter(
            actor, action, object, Moments.at("from", from), Moments.at("until", until)),
        before,
        limit);
  }

  /** Walks the whole chain; the answer names the first entry that is broken. */
  @POST
  @Path("verification")
  public Verification verify() {
    return desk.verify();
  }
}
