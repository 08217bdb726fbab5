package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.time.LocalDate;
import org.certbureau.kernel.calendar.Days;

/** Days as {@code xs:date}. */
final class XmlDay extends XmlAdapter<String, LocalDate> {
  @Override
  public LocalDate unmarshal(String text) {
    return text == null ? null : Days.of(text);
  }

  @Override
  public String marshal(LocalDate day) {
    return day == null ? null : day.toString();
  }
}
