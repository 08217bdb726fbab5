package org.certbureau.station.jms;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.certbureau.station.Inbox;
import org.certbureau.station.contract.Parties;
import org.certbureau.work.Migration;

/**
 * Takes reports from the queue. A message is acknowledged after the desks have committed, so it can
 * come twice, and every desk knows what it has done.
 */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "broker"),
      @ActivationConfigProperty(
          propertyName = "destination",
          propertyValue = Parties.REPLIES_QUEUE),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")
    })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class RepliesMdb implements MessageListener {
  @EJB private Migration migration;
  @EJB private Inbox inbox;

  @Override
  public void onMessage(Message message) {
    migration.await();
    try {
      inbox.receive(Parcels.of(message));
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }
}
