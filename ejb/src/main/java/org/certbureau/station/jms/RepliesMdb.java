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
import org.certbureau.station.contract.Parcel;
import org.certbureau.station.contract.Parties;
import org.certbureau.station.letters.Delays;
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
  /** How often it has come, with this time (Jakarta Messaging §3.5.11). */
  private static final String DELIVERIES = "JMSXDeliveryCount";

  @EJB private Migration migration;
  @EJB private Delays delays;
  @EJB private Inbox inbox;

  @Override
  public void onMessage(Message message) {
    migration.await();
    try {
      Parcel parcel = Parcels.of(message);
      try {
        inbox.receive(parcel);
      } catch (RuntimeException toComeAgain) {
        tellOf(message, parcel, toComeAgain);
        throw toComeAgain;
      }
      if (message.getJMSRedelivered()) {
        delays.over(message.getJMSMessageID());
      }
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }

  /** What is away may be the database itself: then nobody could read it either. */
  private void tellOf(Message message, Parcel parcel, RuntimeException why) throws JMSException {
    try {
      delays.failed(message.getJMSMessageID(), parcel.sender(), message.getIntProperty(DELIVERIES));
    } catch (RuntimeException notTold) {
      why.addSuppressed(notTold);
    }
  }
}
