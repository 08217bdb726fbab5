package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlType;
import jakarta.xml.bind.annotation.XmlValue;
import java.util.List;
import java.util.Locale;
import org.certbureau.kernel.Messages;

/** A code for programs, with the word that people read. */
@XmlType(name = "Word")
public class Word {
  @XmlAttribute(required = true)
  String code;

  @XmlValue String text;

  /**
   * @param kind what the messages of applications call such words: {@code state}, {@code badge}
   */
  static Word of(String kind, Enum<?> value, Locale language) {
    Word word = new Word();
    word.code = value.name();
    word.text = Messages.text(language, "application." + kind + "." + value.name(), List.of());
    return word;
  }

  /** A code whose word was told with it. */
  static Word told(Enum<?> value, String text) {
    return told(value.name(), text);
  }

  static Word told(String code, String text) {
    Word word = new Word();
    word.code = code;
    word.text = text;
    return word;
  }
}
