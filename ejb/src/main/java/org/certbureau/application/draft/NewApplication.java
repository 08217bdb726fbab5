package org.certbureau.application.draft;

import java.util.Map;
import org.certbureau.application.asked.Request;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.Facts;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;

/**
 * What is said when an application is begun. The form need not be complete before it is submitted.
 *
 * @param certificate number of the certificate that it is about (证书编号); null where it is to open
 *     one
 * @param years whole years of validity that are asked for
 * @param systems how many online systems the certificate opens, a fee unit; one pair all the same.
 *     Where the form lists them, the list counts
 * @param facts what is known beyond that; null for nothing
 * @param consents versions of the texts that were agreed to, by the consents' codes (CS-03)
 * @param form values by the keys of the policy's form fields
 */
public record NewApplication(
    RegionCode region,
    Service service,
    HolderType holder,
    Channel channel,
    String certificate,
    int years,
    int systems,
    Facts facts,
    Map<String, String> consents,
    Map<String, String> form) {
  public NewApplication {
    facts = facts == null ? Facts.NONE : facts;
    consents = consents == null ? Map.of() : Map.copyOf(consents);
    form = form == null ? Map.of() : Map.copyOf(form);
  }

  /** An application for a first certificate. */
  public NewApplication(
      RegionCode region,
      Service service,
      HolderType holder,
      Channel channel,
      int years,
      int systems,
      Facts facts,
      Map<String, String> consents,
      Map<String, String> form) {
    this(region, service, holder, channel, null, years, systems, facts, consents, form);
  }

  Request request() {
    return new Request(service, holder, facts, years, systems);
  }

  /** Names nobody: it may stand in a log. */
  @Override
  public String toString() {
    return "NewApplication[%s %s %s %s]".formatted(region, service, holder, channel);
  }
}
