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
import org.certbureau.station.letters.DeadLetters;
import org.certbureau.station.letters.Delays;
import org.certbureau.work.Migration;

/**
 * Empties the queue of dead letters into the database, and ends the jobs that they report on. The
 * broker gives nothing up on this queue: a letter that cannot be kept now comes again until it can.
 */
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(propertyName = "resourceAdapter", propertyValue = "broker"),
      @ActivationConfigProperty(propertyName = "destination", propertyValue = "DLQ"),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue"),
      @ActivationConfigProperty(propertyName = "useJNDI", propertyValue = "false"),
      @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")
    })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@PermitAll
public class DeadLettersMdb implements MessageListener {
  /** Where the broker notes the queue that it took the message from. */
  private static final String FROM_QUEUE = "_AMQ_ORIG_QUEUE";

  @EJB private Migration migration;
  @EJB private DeadLetters letters;
  @EJB private Delays delays;
  @EJB private Inbox inbox;

  @Override
  public void onMessage(Message message) {
    migration.await();
    try {
      String queue = message.getStringProperty(FROM_QUEUE);
      Parcel parcel = Parcels.of(message);
      letters.keep(message.getJMSMessageID(), queue == null ? "?" : queue, parcel);
      letters.explain(message.getJMSMessageID(), inbox.givenUp(parcel));
      delays.over(message.getJMSMessageID());
    } catch (JMSException e) {
      throw new EJBException(e);
    }
  }
}
