package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.Locale;
import org.certbureau.application.warning.Warning;

/** What there is to know beforehand: it refuses nothing and asks for no answer. */
@XmlType(
    name = "Warning",
    propOrder = {"code", "field", "rule", "citation", "sentence"})
public class Told {
  /** Stable, {@code feature.what-it-is}. */
  @XmlElement(required = true)
  String code;

  /** What it is about: a field of the form, or {@code certificate}. */
  @XmlElement(required = true)
  String field;

  /** The rule that wants it told. */
  @XmlElement(required = true)
  String rule;

  /** The phrase of the office's documents that says so. */
  @XmlElement(required = true)
  String citation;

  /** In the language that was asked for. */
  @XmlElement(required = true)
  String sentence;

  /** Whether the rule is the bureau's own reading and no document's. */
  @XmlAttribute(required = true)
  boolean reading;

  static Told of(Warning warning, Locale language) {
    Told told = new Told();
    told.code = warning.code();
    told.field = warning.field();
    told.rule = warning.rule();
    told.citation = warning.citation();
    told.sentence = warning.sentence().in(language);
    told.reading = warning.reading();
    return told;
  }
}
