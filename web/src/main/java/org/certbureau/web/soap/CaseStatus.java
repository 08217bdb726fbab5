package org.certbureau.web.soap;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import org.certbureau.application.ApplicationView;

/** How far an application has come. */
@XmlAccessorType(XmlAccessType.FIELD)
@XmlType(
    name = "CaseStatus",
    propOrder = {"caseNumber", "state", "waitsFor", "unitName", "creditCode", "reason", "dueOn"})
public class CaseStatus {
  @XmlElement(required = true)
  String caseNumber;

  @XmlElement(required = true)
  String state;

  @XmlElement(required = true)
  String waitsFor;

  String unitName;
  String creditCode;

  /** Why it was returned, refused, withdrawn or failed. */
  String reason;

  /** Last day of the bureau's own time limit, {@code 2026-11-24}. */
  String dueOn;

  static CaseStatus of(ApplicationView view) {
    CaseStatus status = new CaseStatus();
    status.caseNumber = view.caseNumber().value();
    status.state = view.state().name();
    status.waitsFor = view.badge().name();
    status.unitName = view.unitName();
    status.creditCode = view.creditCode();
    status.reason = view.reason();
    status.dueOn = view.dueOn() == null ? null : view.dueOn().toString();
    return status;
  }
}
