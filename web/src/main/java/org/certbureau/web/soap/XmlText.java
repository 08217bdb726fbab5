package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import org.certbureau.web.door.Told;

/** Every text of every message, so that each answer is XML whatever was kept. */
final class XmlText extends XmlAdapter<String, String> {
  @Override
  public String unmarshal(String text) {
    return text;
  }

  @Override
  public String marshal(String text) {
    return Told.text(text);
  }
}
