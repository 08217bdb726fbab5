package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.kernel.RegionCode;
import org.certbureau.region.business.Channel;
import org.certbureau.region.business.HolderType;
import org.certbureau.region.business.Service;
import org.certbureau.region.quoting.QuoteRequest;

/** What a price is asked for. */
@XmlType(
    name = "PriceQuestion",
    propOrder = {"region", "service", "holder", "channel", "years", "applications", "facts"})
public class PriceQuestion {
  /** Six digits. */
  @XmlElement(required = true)
  String region;

  /** For example {@code NEW}. */
  @XmlElement(required = true)
  String service;

  /** For example {@code UNIT}. */
  @XmlElement(required = true)
  String holder;

  /** The counter where it is left out. */
  String channel;

  /** 1 where it is left out. */
  Integer years;

  /** Online systems that the certificate opens; 1 where it is left out. */
  Integer applications;

  @XmlElement(name = "fact")
  List<Circumstance> facts = new ArrayList<>();

  QuoteRequest toRequest() {
    return new QuoteRequest(
        RegionCode.of(region),
        Service.of(service),
        HolderType.of(holder),
        channel == null ? Channel.COUNTER : Channel.of(channel),
        years == null ? 1 : years,
        applications == null ? 1 : applications,
        Circumstance.read(facts));
  }
}
