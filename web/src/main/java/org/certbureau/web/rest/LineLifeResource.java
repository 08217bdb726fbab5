package org.certbureau.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.certbureau.ca.crl.Publication;
import org.certbureau.certificate.HoldView;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.RegionCode;
import org.certbureau.life.Life;
import org.certbureau.life.LifeDesk;
import org.certbureau.life.LifeEvent;
import org.certbureau.life.LifeKind;
import org.certbureau.life.TokenLife;

/** The whole life of a certificate as its holder knows it, for people of its region. */
@Path("/certificates/lines/{number}/life")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LineLifeResource {
  @EJB private LifeDesk desk;

  /**
   * A certificate and what happened to it.
   *
   * @param number as people call it (证书编号)
   * @param chip the token that carries it; left out where none does
   * @param inForce the pair in force, or the newest where there is none
   * @param publication since when relying parties are told of the hold or the end, and by which
   *     list
   * @param pairs all that were ever made for it, the newest first
   * @param holds all times on hold, the newest first; those that still stand have no end
   * @param tokens that carried it, the newest first
   * @param counts how many events there are of each kind
   * @param events a page of them, the latest first
   * @param next where the next page begins; left out on the last
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LineLife(
      String number,
      RegionCode region,
      LineStanding standing,
      CaseNumber openedBy,
      Instant openedAt,
      String chip,
      PairView inForce,
      Publication publication,
      Instant endedAt,
      CaseNumber endedBy,
      String endReason,
      List<PairView> pairs,
      List<HoldView> holds,
      List<TokenLife> tokens,
      Map<LifeKind, Long> counts,
      List<LifeEvent> events,
      String next) {}

  @GET
  @Operation(
      summary = "The whole life of a certificate",
      description =
          "Pairs, tokens, holds, applications and notices; attempts that came to nothing are there"
              + " too. Another region's certificate is not found.")
  public LineLife life(
      @PathParam("number") String number,
      @Parameter(description = "Of the events that are wanted; all if left out") @QueryParam("kind")
          LifeKind kind,
      @Parameter(description = "What the page before said in next") @QueryParam("after")
          String after,
      @Parameter(schema = @Schema(minimum = "1", maximum = "200"))
          @QueryParam("limit")
          @DefaultValue("50")
          int limit) {
    Life life = desk.life(number, kind, after, limit);
    LineView line = life.line();
    return new LineLife(
        line.number().value(),
        line.region(),
        line.standing(),
        line.openedBy(),
        line.openedAt(),
        line.chip(),
        line.inForce(),
        life.publication(),
        line.endedAt(),
        line.endedBy(),
        line.endReason(),
        life.pairs(),
        life.holds(),
        life.tokens(),
        life.counts(),
        life.events(),
        life.next());
  }
}
