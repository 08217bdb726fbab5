package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.Locale;
import org.certbureau.application.view.ChangeView;

/** A field that an application changes of what is registered. */
@XmlType(
    name = "ChangedField",
    propOrder = {"label", "before", "after", "rule", "citation", "proof"})
public class ChangedField {
  /** The key that the region's policy gives the field. */
  @XmlAttribute(required = true)
  String key;

  /** True where the certificate says it, so that another pair is made. */
  @XmlAttribute(required = true)
  boolean anotherPair;

  @XmlElement(required = true)
  String label;

  /** As registered; empty where nothing was. */
  @XmlElement(required = true)
  String before;

  /** As applied for; empty where it is to go. */
  @XmlElement(required = true)
  String after;

  /** The rule that lets it change; left out where none does. */
  String rule;

  /** The phrase of the office's documents that says so. */
  String citation;

  /** Code of the material that proves it; left out where none is asked for. */
  String proof;

  static ChangedField of(ChangeView view, Locale language) {
    ChangedField changed = new ChangedField();
    changed.key = view.getKey();
    changed.anotherPair = view.carried();
    changed.label = view.field().label().in(language);
    changed.before = view.before();
    changed.after = view.after();
    changed.rule = view.rule();
    changed.citation = view.citation();
    changed.proof = view.proof();
    return changed;
  }
}
