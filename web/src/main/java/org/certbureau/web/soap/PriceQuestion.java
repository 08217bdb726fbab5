package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;

/** What a price is asked for. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "PriceQuestion",
    propOrder = {"region", "service", "holder", "years", "applications"})
public class PriceQuestion {
  @XmlElement(required = true)
  String region;

  @XmlElement(required = true)
  String service;

  @XmlElement(required = true)
  String holder;

  int years = 1;

  /** How many online systems the certificate opens. */
  int applications = 1;
}
