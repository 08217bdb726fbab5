package org.certbureau.web.soap;

import jakarta.xml.soap.SOAPConstants;
import jakarta.xml.soap.SOAPException;
import jakarta.xml.soap.SOAPFactory;
import jakarta.xml.ws.WebFault;
import jakarta.xml.ws.soap.SOAPFaultException;
import javax.xml.namespace.QName;
import org.certbureau.web.door.Answer;
import org.certbureau.web.door.Reply;
import org.certbureau.web.door.Told;

/** A request that was refused, or failed. */
@WebFault(name = "BureauFault", targetNamespace = BureauService.NAMESPACE)
public class BureauFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient FaultDetail detail;

  BureauFault(Answer answer) {
    super(Told.text(answer.detail()), codeOf(answer));
    this.detail = FaultDetail.of(answer);
  }

  /** The runtime takes the code of a fault from such a cause, and else calls all of them ours. */
  private static SOAPFaultException codeOf(Answer answer) {
    try {
      return new SOAPFaultException(
          SOAPFactory.newInstance(SOAPConstants.SOAP_1_1_PROTOCOL)
              .createFault(
                  Told.text(answer.detail()),
                  new QName(SOAPConstants.URI_NS_SOAP_1_1_ENVELOPE, Reply.faultCode(answer))));
    } catch (SOAPException e) {
      throw new IllegalStateException(e); // in memory
    }
  }

  /** Asked for by the SOAP runtime, under this name. */
  public FaultDetail getFaultInfo() {
    return detail;
  }
}
