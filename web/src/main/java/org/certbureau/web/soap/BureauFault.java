package org.certbureau.web.soap;

import jakarta.ejb.ApplicationException;
import jakarta.xml.ws.WebFault;
import org.certbureau.web.door.Answer;

/** A request that was refused, or failed; undoes what it had begun. */
@ApplicationException(rollback = true)
@WebFault(name = "refusal", targetNamespace = BureauService.NAMESPACE)
public class BureauFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  BureauFault(Answer answer) {
    super(answer.detail());
    this.refusal = Refusal.of(answer);
  }

  /** Asked for by the SOAP runtime: the fault's detail element. */
  public Refusal getFaultInfo() {
    return refusal;
  }
}
