package org.certbureau.web.soap;

import jakarta.xml.ws.WebFault;
import org.certbureau.web.door.Answer;
import org.certbureau.web.door.Told;

/** A request that was refused, or failed. */
@WebFault(name = "BureauFault", targetNamespace = BureauService.NAMESPACE)
public class BureauFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient FaultDetail detail;

  BureauFault(Answer answer) {
    super(Told.text(answer.detail()));
    this.detail = FaultDetail.of(answer);
  }

  /** Asked for by the SOAP runtime, under this name. */
  public FaultDetail getFaultInfo() {
    return detail;
  }
}
