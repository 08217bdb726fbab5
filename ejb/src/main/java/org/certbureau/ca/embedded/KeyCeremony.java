package org.certbureau.ca.embedded;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.Collection;
import org.certbureau.ca.ocsp.ResponderKeeper;

/** Makes the root and the issuing authorities that are not there yet. Run at every start. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeyCeremony {
  @EJB private CeremonyRows rows;
  @EJB private ResponderKeeper responders;

  /**
   * Holds the ceremony for what is missing; existing keys are never touched. When this returns
   * every issuer can sign, has its first revocation list and somebody who answers in its name.
   *
   * @param issuers as the regions' policies name them
   */
  public void holdIfNew(Collection<IssuerName> issuers) {
    try {
      rows.hold(issuers);
    } catch (EJBException anotherNodeHeldItMeanwhile) {
      rows.hold(issuers);
    }
    responders.renewDue();
  }
}
