package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.certbureau.region.business.Facts;
import org.certbureau.web.door.NamedFacts;

/** A yes or no that price and papers may depend on; what is not said counts as unknown. */
@XmlType(name = "Fact")
public class Circumstance {
  /** For example {@code IN_WARRANTY}. */
  @XmlAttribute(required = true)
  String name;

  @XmlAttribute(required = true)
  boolean holds;

  /**
   * @throws org.certbureau.kernel.RuleViolation for a name that is unknown or given twice
   */
  static Facts read(List<Circumstance> said) {
    Map<String, Boolean> byName = new LinkedHashMap<>();
    for (Circumstance fact : said) {
      Once.put(byName, "facts", fact.name, fact.holds);
    }
    return NamedFacts.read(byName);
  }
}
