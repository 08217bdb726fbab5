package org.certbureau.web.rest;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.certbureau.kernel.Money;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.quoting.Quote;
import org.certbureau.region.quoting.QuoteLine;
import org.certbureau.region.quoting.QuoteRequest;
import org.certbureau.web.door.Languages;
import org.certbureau.web.door.NamedFacts;

/** What something costs, and which rules say so. Prices are public. */
@Path("/quotes")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class QuotesResource {
  private static final String CURRENCY = "CNY";

  @EJB private PolicyDesk policies;
  @Context private HttpServletRequest request;

  /**
   * What a price is asked for.
   *
   * @param channel the counter where it is left out
   * @param years 1 where it is left out
   * @param applications online systems that the certificate opens; 1 where it is left out
   * @param facts what is known beyond that, by name
   */
  public record Question(
      String region,
      String service,
      String holder,
      String channel,
      Integer years,
      Integer applications,
      Map<String, Boolean> facts) {}

  /**
   * A line of the price.
   *
   * @param rule the rule that charges it, e.g. {@code CS-F2}
   * @param citation the office's own words
   */
  public record Line(
      String item, Money unitPrice, int quantity, Money amount, String rule, String citation) {}

  /** The price: the total is the sum of its lines. */
  public record Price(Money total, String currency, int policyVersion, List<Line> lines) {}

  @POST
  public Price quote(Question question) {
    Quote quote =
        policies.quote(
            new QuoteRequest(
                RegionCode.of(question.region()),
                Service.of(question.service()),
                HolderType.of(question.holder()),
                question.channel() == null ? Channel.COUNTER : Channel.of(question.channel()),
                question.years() == null ? 1 : question.years(),
                question.applications() == null ? 1 : question.applications(),
                NamedFacts.read(question.facts())));
    Locale language = Languages.of(request);
    return new Price(
        quote.total(),
        CURRENCY,
        quote.policyVersion(),
        quote.lines().stream().map(line -> line(line, language)).toList());
  }

  private static Line line(QuoteLine line, Locale language) {
    return new Line(
        line.item().in(language),
        line.unitPrice(),
        line.quantity(),
        line.amount(),
        line.rule(),
        line.citation());
  }
}
