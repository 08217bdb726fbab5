package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.application.inspection.Findings;

/** What a branch has found by looking at the token that was brought. */
@XmlType(
    name = "Inspection",
    propOrder = {"answers", "methods", "remark"})
public class Inspected {
  /** For example {@code DAMAGED}; what is not answered is open. */
  @XmlElement(name = "answer")
  List<Circumstance> answers = new ArrayList<>();

  /** By which it was found out: codes of the region's policy. */
  @XmlElement(name = "method")
  List<String> methods = new ArrayList<>();

  String remark;

  Findings toFindings() {
    return new Findings(Circumstance.read(answers).known(), methods, remark, null);
  }
}
