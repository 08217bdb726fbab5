package org.certbureau.web.rest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.ProposalDesk;
import org.certbureau.region.proposal.ChangedRow;
import org.certbureau.region.proposal.PolicyWords;
import org.certbureau.region.proposal.ProposalView;
import org.certbureau.web.door.Languages;

/**
 * Versions of policies that a program brought or an administrator entered, and that two
 * administrators have to agree to: they read what a version changes, and say yes or no.
 */
@Path("/policy-proposals")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ProposalsResource {
  @EJB private ProposalDesk desk;
  @EJB private PolicyDesk policies;
  @Context private HttpServletRequest request;

  /**
   * A yes.
   *
   * @param sm3 of the document that was read, as the proposal tells it
   */
  public record ProposalConsent(String sm3) {}

  /**
   * A no.
   *
   * @param sm3 of the document that was read, as the proposal tells it
   * @param reason what the other administrators read before they consent
   */
  public record ProposalRefusal(String sm3, String reason) {}

  /**
   * A row by which the proposal differs from the version in force.
   *
   * @param section the part of the policy where it stands
   * @param before where the row came from; left out for a new row
   * @param after where it comes from; left out for a row that is no more
   */
  public record ChangedPolicyRow(
      String section,
      String row,
      ChangedRow.Source before,
      ChangedRow.Source after,
      List<ChangedValue> says) {}

  /**
   * One thing that the row says otherwise.
   *
   * @param key its name in the policy
   * @param word the same in the reader's language
   */
  public record ChangedValue(String key, String word, String before, String after) {}

  /** What is open. */
  @GET
  public List<ProposalView> open() {
    return desk.open();
  }

  /**
   * Enters a new version, which the caller consents to with it; a second administrator brings it
   * into force.
   *
   * @param document the policy's YAML, which names region, version and its first day
   */
  @POST
  @Consumes({"application/yaml", MediaType.TEXT_PLAIN})
  public Response enter(byte[] document) {
    return Response.status(Response.Status.CREATED)
        .entity(desk.enter(new String(document, StandardCharsets.UTF_8)))
        .build();
  }

  @GET
  @Path("{region}/{version}")
  public ProposalView one(@PathParam("region") String region, @PathParam("version") int version) {
    return desk.of(RegionCode.of(region), version);
  }

  /** What it changes, row by row, in words. */
  @GET
  @Path("{region}/{version}/changes")
  public List<ChangedPolicyRow> changes(
      @PathParam("region") String region, @PathParam("version") int version) {
    RegionCode code = RegionCode.of(region);
    Locale language = Languages.of(request);
    List<ChangedRow> rows = desk.difference(code, version);
    PolicyWords words = new PolicyWords(policies.inForce(code), language);
    return rows.stream().map(row -> change(row, words)).toList();
  }

  private static ChangedPolicyRow change(ChangedRow row, PolicyWords words) {
    return new ChangedPolicyRow(
        words.key(row.section()),
        words.name(row),
        row.before(),
        row.after(),
        row.values().stream()
            .map(
                value ->
                    new ChangedValue(
                        value.key(),
                        words.key(value.key()),
                        words.values(value.key(), value.before()),
                        words.values(value.key(), value.after())))
            .toList());
  }

  /** Agrees; the second administrator brings it into force. Said again it changes nothing. */
  @PUT
  @Path("{region}/{version}/consent")
  public ProposalView consent(
      @PathParam("region") String region,
      @PathParam("version") int version,
      ProposalConsent consent) {
    return desk.consent(RegionCode.of(region), version, consent.sm3());
  }

  /** Says no, instead of what the same administrator said before. */
  @PUT
  @Path("{region}/{version}/refusal")
  public ProposalView refuse(
      @PathParam("region") String region,
      @PathParam("version") int version,
      ProposalRefusal refusal) {
    return desk.refuse(RegionCode.of(region), version, refusal.sm3(), refusal.reason());
  }

  /** Takes back what this administrator has said. */
  @DELETE
  @Path("{region}/{version}/answer")
  public ProposalView takeBack(
      @PathParam("region") String region, @PathParam("version") int version) {
    return desk.takeBack(RegionCode.of(region), version);
  }
}
