package org.certbureau.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.certbureau.application.line.Rival;
import org.certbureau.application.start.StartDesk;
import org.certbureau.application.start.StartLine;
import org.certbureau.application.start.StartOffer;
import org.certbureau.application.start.StartRefusal;
import org.certbureau.application.start.StartView;
import org.certbureau.certificate.HoldView;
import org.certbureau.certificate.LineHolder;
import org.certbureau.certificate.LineView;
import org.certbureau.certificate.PairView;
import org.certbureau.certificate.Sought;
import org.certbureau.certificate.procedure.LineStanding;
import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Fact;
import org.certbureau.region.business.Service;
import org.certbureau.web.door.Answer;
import org.certbureau.web.door.Languages;

/** Certificates as their holders know them, with what may be done today and why not the rest. */
@Path("/certificates/lines")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LinesResource {
  @EJB private StartDesk desk;
  @Context private HttpServletRequest request;

  /**
   * What was found.
   *
   * @param takenFor what the text was taken for, and in which form it was looked for
   * @param wrong what is wrong with a credit code; left out where nothing is
   * @param fittingCheck the check character that would fit, where that alone is wrong
   * @param holders the first 20 by name
   * @param lines where there is one holder: its certificates, at most 50
   * @param cases what the holder has asked for and is not done; none for a branch's system
   * @param opening what a first, or another, certificate costs; left out where it is not to be had
   * @param neverHere what nobody gets here for a certificate, whatever its state
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LinesFound(
      RegionCode region,
      Sought takenFor,
      Answer.Item wrong,
      String fittingCheck,
      List<LineHolder> holders,
      boolean moreHolders,
      List<FoundLine> lines,
      boolean moreLines,
      List<Rival> cases,
      Offered opening,
      NotOffered openingRefused,
      List<NotOffered> neverHere) {}

  /**
   * A certificate.
   *
   * @param number as people call it (证书编号)
   * @param named whether its own number, or one of its token or pairs, was looked for
   * @param ordinal of the pair in force among those of the certificate, from 1
   * @param chip the token that carries it
   * @param heldBy the case that the hold belongs to
   * @param endReason why it was ended, by its code in the policy; in words in {@code endWord}
   * @param cases the open applications on it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FoundLine(
      String number,
      boolean named,
      LineStanding standing,
      Integer ordinal,
      Instant validUntil,
      Long daysLeft,
      String chip,
      Instant heldSince,
      CaseNumber heldBy,
      Instant endedAt,
      CaseNumber endedBy,
      String endReason,
      String endWord,
      List<Rival> cases,
      List<Offered> offers,
      List<NotOffered> refusals) {}

  /**
   * A service that may be had today.
   *
   * @param word the region's own
   * @param price in yuan; left out while it hangs on {@code questions}
   * @param years for which it is priced; 0 where it grants none
   * @param end how the validity ends that it grants
   * @param until the new last day; left out where there is none, and where that hangs on the day of
   *     issue
   * @param questions facts on which the price hangs
   * @param stops the open applications on the certificate that it stops once it takes effect
   * @param warnings what there is to know before it is begun
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Offered(
      Service service,
      String word,
      Channel channel,
      Money price,
      int years,
      Procedure.End end,
      LocalDate until,
      List<Fact> questions,
      List<CaseNumber> stops,
      List<Forewarning> warnings) {}

  /**
   * A service that may not be had.
   *
   * @param problem why, with the rule
   * @param reading whether the rule is the bureau's own reading and no document's; left out where
   *     there is no rule
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record NotOffered(Service service, String word, Answer.Item problem, Boolean reading) {}

  @GET
  @Operation(
      summary = "Who holds which certificates, and what may be done with them today",
      description =
          "Another region's certificate is not found, nor, for a branch's system, one that it neither"
              + " submitted a case of nor had proved.")
  public LinesFound find(
      @Parameter(
              description =
                  "Chip or certificate serial, number of a certificate or an application, credit"
                      + " code, or part of a unit's name (two characters at least)")
          @QueryParam("text")
          String text,
      @Parameter(description = "May be left out by who serves one") @QueryParam("region")
          String region) {
    Locale language = Languages.of(request);
    StartView found = desk.find(region == null ? null : RegionCode.of(region), text);
    return new LinesFound(
        found.region(),
        found.sought(),
        found.wrong() == null ? null : Answer.Item.of(found.wrong(), language),
        found.fittingCheck(),
        found.holders(),
        found.moreHolders(),
        found.lines().stream().map(line -> line(line, language)).toList(),
        found.moreLines(),
        found.cases(),
        found.opening() == null ? null : offered(found.opening(), language),
        found.openingRefused() == null ? null : notOffered(found.openingRefused(), language),
        found.neverHere().stream().map(refusal -> notOffered(refusal, language)).toList());
  }

  private static FoundLine line(StartLine found, Locale language) {
    LineView line = found.line();
    Optional<HoldView> hold = Optional.ofNullable(line.hold());
    return new FoundLine(
        line.number().value(),
        found.named(),
        line.standing(),
        Optional.ofNullable(line.inForce()).map(PairView::ordinal).orElse(null),
        line.end().orElse(null),
        found.daysLeft(),
        line.chip(),
        hold.map(HoldView::setAt).orElse(null),
        hold.map(HoldView::setBy).orElse(null),
        line.endedAt(),
        line.endedBy(),
        line.endReason(),
        found.ended() == null ? null : found.ended().in(language),
        found.cases(),
        found.offers().stream().map(offer -> offered(offer, language)).toList(),
        found.refusals().stream().map(refusal -> notOffered(refusal, language)).toList());
  }

  private static Offered offered(StartOffer offer, Locale language) {
    return new Offered(
        offer.service(),
        offer.word().in(language),
        offer.channel(),
        offer.price(),
        offer.years(),
        offer.end(),
        offer.until(),
        offer.questions(),
        offer.stops().stream().map(Rival::caseNumber).toList(),
        offer.warnings().stream().map(told -> Forewarning.of(told, language)).toList());
  }

  private static NotOffered notOffered(StartRefusal refusal, Locale language) {
    return new NotOffered(
        refusal.service(),
        refusal.word().in(language),
        Answer.Item.of(refusal.problem(), language),
        refusal.isByRule() ? refusal.isReading() : null);
  }
}
