package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.time.Instant;

/** Moments as {@code xs:dateTime} in UTC. */
final class XmlMoment extends XmlAdapter<String, Instant> {
  @Override
  public Instant unmarshal(String text) {
    return text == null ? null : Instant.parse(text);
  }

  @Override
  public String marshal(Instant moment) {
    return moment == null ? null : moment.toString();
  }
}
