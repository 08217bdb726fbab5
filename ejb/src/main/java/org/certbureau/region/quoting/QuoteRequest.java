package org.certbureau.region.quoting;

import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.business.Situation;

/**
 * What a price is asked for: one certificate pair on one token.
 *
 * @param years whole years of validity; 0 or 1, without effect, for a service that grants none
 * @param systems how many online systems the certificate opens, a fee unit in some regions
 */
public record QuoteRequest(
    RegionCode region,
    Service service,
    HolderType holder,
    Channel channel,
    int years,
    int systems,
    Facts facts) {
  public QuoteRequest {
    facts = facts == null ? Facts.NONE : facts;
  }

  /** At the counter, with nothing more to tell. */
  public static QuoteRequest atCounter(
      RegionCode region, Service service, HolderType holder, int years, int systems) {
    return new QuoteRequest(region, service, holder, Channel.COUNTER, years, systems, Facts.NONE);
  }

  public Situation situation() {
    return new Situation(service, holder, channel, facts);
  }
}
