package org.certbureau.application.line;

import org.certbureau.certificate.procedure.Procedure;
import org.certbureau.kernel.CaseNumber;
import org.certbureau.region.business.Service;

/** Another application on the same certificate that is submitted and not done (A-X5). */
public record Rival(CaseNumber caseNumber, Service service) {
  /** Whether it stops an application for that service once it takes effect. */
  public boolean stops(Service other) {
    return Procedure.of(service).stops(Procedure.of(other));
  }

  /** Whether it is stopped once an application for that service takes effect. */
  public boolean isStoppedBy(Service other) {
    return Procedure.of(other).stops(Procedure.of(service));
  }
}
